// What is asked beside a team: the answer, once there is one, and why there is none now. Only what was asked last counts.

export class Asked {
  answer;
  answered = false;
  failure;
  #ask;
  #on;
  #last;

  constructor(ask, on) {
    this.#ask = ask;
    this.#on = on;
  }

  // Also what a command of this page came to.
  take(answer) {
    this.#last = undefined;
    Object.assign(this, { answer, answered: true, failure: undefined });
    this.#on.shown();
  }

  async read() {
    const asked = (this.#last = Symbol("asked"));
    try {
      const answer = await this.#ask();
      this.#last === asked && this.take(answer);
    } catch (failure) {
      failure.status === 401 && this.#on.refused(failure);
      if (this.#last === asked) {
        this.failure = failure;
        this.#on.shown();
      }
    }
  }
}
