// The live stream. The browser resumes it by itself from the last id; only where it gives up (the server answered
// with an error) a new one is opened here.

const PATIENCE = 5_000;

export class Stream {
  #source;
  #again;

  constructor(handlers) {
    this.handlers = handlers;
  }

  open() {
    this.close();
    const source = new EventSource("/api/v1/stream");
    this.#source = source;
    source.addEventListener("open", () => this.handlers.connected());
    source.addEventListener("hello", ({ data }) => JSON.parse(data).resumed || this.handlers.begin());
    source.addEventListener("reset", () => this.handlers.reset());
    for (const kind of ["team", "status_update"]) {
      source.addEventListener(kind, ({ data }) => this.handlers.changed(kind, JSON.parse(data)));
    }
    source.addEventListener("error", () => {
      this.handlers.lost();
      if (source.readyState === EventSource.CLOSED) {
        this.#again = setTimeout(() => this.open(), PATIENCE * (1 + Math.random()));
      }
    });
  }

  close() {
    clearTimeout(this.#again);
    this.#source?.close();
  }
}
