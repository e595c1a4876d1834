// The updates that a query's filters pass, newest first, from now back to the last page that was read. Like the board
// a fold of rows: pages and the live stream may race.

import { newestFirst } from "./board.js";

const FILTERS = ["team_id", "author", "slack_workspace", "slack_user"];

export class Thread {
  reading = false;
  failure;
  #rows = new Map();
  #cursor;
  #last;
  #whole = false;

  constructor(filter) {
    this.filter = filter;
  }

  // The parameters of the page that comes next.
  next(limit) {
    return { ...this.filter, limit, ...(this.#cursor && { cursor: this.#cursor }) };
  }

  get begun() {
    return this.#whole || this.#last !== undefined;
  }

  get whole() {
    return this.#whole;
  }

  take({ items, next_cursor }) {
    items.forEach((row) => this.apply(row));
    this.#cursor = next_cursor;
    this.#last = items.at(-1) ?? this.#last;
    this.#whole = !next_cursor;
  }

  apply(row) {
    const known = this.#rows.get(row.update_id);
    if (!this.#passes(row) || (known && known.sequence >= row.sequence)) {
      return false;
    }
    this.#rows.set(row.update_id, row);
    return true;
  }

  // Between what is older than the last page and that page there may be others: they are not shown before.
  get updates() {
    return [...this.#rows.values()]
      .filter((row) => !row.retracted_at && (this.#whole || (this.#last && newestFirst(row, this.#last) <= 0)))
      .sort(newestFirst);
  }

  #passes(row) {
    const { to } = this.filter;
    return (
      FILTERS.every((name) => this.filter[name] === undefined || this.filter[name] === row[name]) &&
      (to === undefined || Date.parse(row.created_at) < Date.parse(to))
    );
  }
}
