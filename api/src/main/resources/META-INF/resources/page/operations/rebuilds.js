// Rebuilds that are under way, as the projector tells them once a second; and how those ended that were seen here.

import { reasonOf } from "../texts.js";
import * as services from "./services.js";

const OVER = ["done", "aborted"];

export const isOver = ({ phase }) => OVER.includes(phase);

export class Rebuilds {
  #known = new Map();
  #streams = new Map();
  #shown;

  constructor(shown) {
    this.#shown = shown;
  }

  of(name) {
    return this.#known.get(name);
  }

  // The list of projections has those that are under way. Of one that was, and that nothing tells of any more, it is asked.
  found(projections) {
    for (const { name, rebuild } of projections) {
      const known = this.#known.get(name);
      if (rebuild && !isOver(rebuild)) {
        this.#known.set(name, rebuild);
        this.#follow(name);
      } else if (known && !isOver(known) && !this.#streams.has(name)) {
        this.#ended(name);
      }
    }
  }

  taken(rebuild) {
    this.#known.set(rebuild.projection, rebuild);
    this.#follow(rebuild.projection);
    this.#shown();
  }

  close() {
    this.#streams.forEach((stream) => stream.close());
    this.#streams.clear();
  }

  #follow(name) {
    if (this.#streams.has(name)) {
      return;
    }
    const stream = new EventSource(services.rebuildStream(name));
    this.#streams.set(name, stream);
    stream.addEventListener("message", ({ data }) => {
      this.#known.set(name, JSON.parse(data));
      this.#shown();
    });
    // The projector ends it when the rebuild is over; whether it is, it is asked.
    stream.addEventListener("error", () => {
      stream.close();
      this.#streams.delete(name);
      this.#ended(name);
    });
  }

  // One that goes on is found again with the list.
  async #ended(name) {
    try {
      this.#known.set(name, await services.lastRebuild(name));
    } catch (failure) {
      this.#known.set(name, { ...this.#known.get(name), failure: reasonOf(failure) });
    }
    this.#shown();
  }
}
