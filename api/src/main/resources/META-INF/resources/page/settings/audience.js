// Whom the round would ask that the form says, as the server knows it. Only what was asked last is shown; while Slack has
// yet to say who they are, it is asked again.

import { readAudience } from "./commands.js";

const REST = 250;
const AGAIN = 3_000;
const TRIES = 20;

export class Audience {
  people;
  doubt;
  remedy;
  failure;
  #asked;
  #timer;
  #request;
  #shown;

  constructor(shown) {
    this.#shown = shown;
  }

  // `sequence` is the team's: whoever joins may be asked.
  ask(id, kind, group, sequence) {
    const asked = JSON.stringify([id, kind, group, sequence]);
    if (asked === this.#asked) {
      return;
    }
    this.stop();
    this.#asked = asked;
    if (kind === "user_group" && !group) {
      this.#take({});
    } else {
      this.#later(REST, id, kind, group, TRIES);
    }
  }

  stop() {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#asked = undefined;
  }

  #later(pause, id, kind, group, left) {
    this.#timer = setTimeout(() => this.#read(id, kind, group, left), pause);
  }

  async #read(id, kind, group, left) {
    const request = new AbortController();
    this.#request = request;
    const found = await readAudience(id, kind, group, request.signal).catch((failure) => ({ failure }));
    if (request.signal.aborted) {
      return;
    }
    this.#take(found);
    if (found.doubt && kind !== "members" && left > 1) {
      this.#later(AGAIN, id, kind, group, left - 1);
    }
  }

  #take({ people, doubt, remedy, failure }) {
    Object.assign(this, { people, doubt, remedy, failure });
    this.#shown();
  }
}
