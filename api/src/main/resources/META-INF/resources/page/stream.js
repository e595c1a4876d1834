// The live stream. The browser resumes it by itself from the last id; only where it gives up (the server answered
// with an error) a new one is opened here, from the last id as well.

import { stream } from "./api.js";

const PATIENCE = 5_000;
// What the page keeps, and what makes it read anew.
const ROWS = ["team", "status_update"];
const NEWS = ["poll", "blocker"];

export class Stream {
  #source;
  #again;
  #last;

  constructor(handlers) {
    this.handlers = handlers;
  }

  open() {
    this.#end();
    const source = stream({ kinds: [...ROWS, ...NEWS, "person"], last_event_id: this.#last });
    this.#source = source;
    source.addEventListener("open", () => this.handlers.connected());
    this.#on("hello", (data) => JSON.parse(data).resumed || this.handlers.begin());
    this.#on("reset", () => this.handlers.reset());
    for (const kind of ROWS) {
      this.#on(kind, (data) => this.handlers.changed(kind, JSON.parse(data)));
    }
    for (const kind of NEWS) {
      this.#on(kind, (data) => this.handlers.stirred(kind, JSON.parse(data)));
    }
    this.#on("person", (data) => this.handlers.chose(JSON.parse(data).row));
    source.addEventListener("error", () => {
      this.handlers.lost();
      if (source.readyState === EventSource.CLOSED) {
        this.#again = setTimeout(() => this.open(), PATIENCE * (1 + Math.random()));
      }
    });
  }

  // The next one begins anew.
  close() {
    this.#end();
    this.#last = undefined;
  }

  #on(name, handle) {
    this.#source.addEventListener(name, ({ data, lastEventId }) => {
      this.#last = lastEventId;
      handle(data);
    });
  }

  #end() {
    clearTimeout(this.#again);
    this.#source?.close();
  }
}
