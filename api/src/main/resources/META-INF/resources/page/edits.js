// Which updates are open to their versions, and what those are.

import * as api from "./api.js";
import { reasonOf } from "./texts.js";

export class Edits {
  #open = new Map();
  // By update, what was asked last: an answer that comes late is passed over.
  #asked = new Map();
  #shown;

  constructor(shown) {
    this.#shown = shown;
  }

  // Undefined for an update that is not open.
  of(id) {
    return this.#open.get(id);
  }

  toggle(id) {
    if (!this.#open.delete(id)) {
      this.#open.set(id, {});
      this.#read(id);
    }
    this.#shown();
  }

  // There is another version.
  changed(id) {
    if (this.#open.has(id)) {
      this.#read(id);
    }
  }

  close() {
    this.#open.clear();
  }

  async #read(id) {
    const asked = Symbol("asked");
    this.#asked.set(id, asked);
    const found = await api
      .history("status_update", id)
      .then((items) => ({ items }))
      .catch((failure) => ({ failure: reasonOf(failure) }));
    if (this.#asked.get(id) === asked && this.#open.has(id)) {
      this.#open.set(id, found);
      this.#shown();
    }
  }
}
