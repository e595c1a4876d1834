// The next slots of the schedule that the form says, as the server computes them. Only what was asked last is shown.

import { readSlots } from "./commands.js";

const REST = 250;

export class Preview {
  slots;
  failure;
  loading = false;
  #asked;
  #timer;
  #request;
  #shown;

  constructor(shown) {
    this.#shown = shown;
  }

  ask(cron, timeZone) {
    const asked = `${cron} in ${timeZone}`;
    if (asked === this.#asked) {
      return;
    }
    this.stop();
    this.#asked = asked;
    this.loading = Boolean(cron);
    if (cron) {
      this.#timer = setTimeout(() => this.#read(cron, timeZone), REST);
    } else {
      this.slots = this.failure = undefined;
    }
  }

  stop() {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#asked = undefined;
  }

  async #read(cron, timeZone) {
    const request = new AbortController();
    this.#request = request;
    const found = await readSlots(cron, timeZone, request.signal).then(
      (slots) => ({ slots, failure: undefined }),
      (failure) => ({ slots: undefined, failure }),
    );
    if (!request.signal.aborted) {
      Object.assign(this, found, { loading: false });
      this.#shown();
    }
  }
}
