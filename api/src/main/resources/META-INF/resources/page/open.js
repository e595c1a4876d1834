// What is open: who is blocked, and which polls wait for whom. Both are the server's reckoning over many rows, so they are
// read anew after whatever may have changed them.

import * as api from "./api.js";

export class Open {
  constructor(blockers = [], polls = []) {
    this.blockers = blockers;
    this.polls = polls;
  }

  // Whose names are shown.
  get awaited() {
    return this.polls.flatMap(({ awaited = [], answers = [] }) => [...awaited, ...answers.filter(({ late }) => late)]);
  }

  // The latest poll of a team, while it is open.
  pollOf(teamId) {
    return this.polls.find(({ team_id }) => team_id === teamId);
  }
}

export const readOpen = async (moment = {}, signal) =>
  new Open(...(await Promise.all([api.blockers(moment, signal), api.openPolls(moment, signal)])));

// Reads at once, or soon after the last time. What was read before stays while nothing can be.
export class Opening {
  #read;
  #refused;
  #timer;
  // What is under way, and the rest after it.
  #asked;
  #again = false;

  constructor(read, refused) {
    this.#read = read;
    this.#refused = refused;
  }

  stir() {
    this.#again = true;
    if (!this.#asked) {
      this.#next();
    }
  }

  stop() {
    clearTimeout(this.#timer);
    this.#asked?.abort();
    this.#asked = undefined;
    this.#again = false;
  }

  async #next() {
    const asked = (this.#asked = new AbortController());
    this.#again = false;
    let pause = PAUSE;
    try {
      const open = await readOpen({}, asked.signal);
      asked.signal.aborted || this.#read(open);
    } catch (failure) {
      if (!asked.signal.aborted) {
        this.#again = true;
        pause = RETRY;
        this.#refused(failure);
      }
    }
    if (!asked.signal.aborted) {
      this.#timer = setTimeout(() => {
        this.#asked = undefined;
        this.#again && this.#next();
      }, pause);
    }
  }
}

const PAUSE = 300;
const RETRY = 5_000;
