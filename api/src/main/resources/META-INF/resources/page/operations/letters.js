// Dead letters that are looked into, and what is done about them.

import { reasonOf } from "../texts.js";
import * as services from "./services.js";

export class Letters {
  #open = new Map();
  #shown;

  constructor(shown) {
    this.#shown = shown;
  }

  // What is known of one that is looked into; nothing of one that is not.
  of(id) {
    return this.#open.get(id);
  }

  async toggle(id) {
    if (this.#open.delete(id)) {
      this.#shown();
      return;
    }
    const looking = {};
    this.#open.set(id, looking);
    this.#shown();
    try {
      looking.detail = await services.oneLetter(id);
    } catch (failure) {
      looking.failure = reasonOf(failure);
    }
    this.#shown();
  }
}
