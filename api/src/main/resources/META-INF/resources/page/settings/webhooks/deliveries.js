// What one webhook was told and could not be told, the youngest first, page by page. What is due soon is looked at again for
// a while.

import { readDeliveries } from "../commands.js";

const AGAIN = 2_000;
const TRIES = 15;
const SOON = 20_000;

export class Deliveries {
  items = [];
  cursor;
  answered = false;
  failure;
  // Those alone that were given up.
  givenUp = false;
  #id;
  #on;
  #last;
  #timer;

  constructor(id, on) {
    this.#id = id;
    this.#on = on;
  }

  read() {
    return this.#read();
  }

  more() {
    return this.#read(this.cursor);
  }

  only(givenUp) {
    Object.assign(this, { givenUp, items: [], cursor: undefined, answered: false });
    this.#on.shown();
    return this.#read();
  }

  // What became of one just now.
  take(delivery) {
    this.items = this.items.map((one) => (one.id === delivery.id ? delivery : one));
    this.#on.shown();
  }

  // What was asked for again comes in a moment.
  async watch(left = TRIES) {
    clearTimeout(this.#timer);
    await this.#read();
    if (left > 0 && this.items.some(isDue)) {
      this.#timer = setTimeout(() => this.watch(left - 1), AGAIN);
    }
  }

  stop() {
    clearTimeout(this.#timer);
    this.#last = undefined;
  }

  // The youngest that something is wrong with.
  get trouble() {
    return this.items.find(({ status, error }) => status === "given_up" || (status === "waiting" && error));
  }

  async #read(cursor) {
    const asked = (this.#last = Symbol("asked"));
    try {
      const found = await readDeliveries(this.#id, { cursor, status: this.givenUp ? "given_up" : undefined });
      if (this.#last === asked) {
        this.items = cursor ? [...this.items, ...found.deliveries] : found.deliveries;
        Object.assign(this, { cursor: found.cursor, answered: true, failure: undefined });
      }
    } catch (failure) {
      failure.status === 401 && this.#on.refused(failure);
      this.failure = this.#last === asked ? failure : this.failure;
    }
    this.#on.shown();
  }
}

const isDue = ({ status, due_at }) => status === "waiting" && Date.parse(due_at) - Date.now() < SOON;
