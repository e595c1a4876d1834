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
  #reading = false;
  #again = false;

  constructor(read, refused) {
    this.#read = read;
    this.#refused = refused;
  }

  stir() {
    this.#again = true;
    if (!this.#reading) {
      this.#next();
    }
  }

  stop() {
    clearTimeout(this.#timer);
    this.#reading = this.#again = false;
  }

  async #next() {
    this.#reading = true;
    this.#again = false;
    let pause = PAUSE;
    try {
      this.#read(await readOpen());
    } catch (failure) {
      this.#refused(failure);
      this.#again = true;
      pause = RETRY;
    }
    this.#timer = setTimeout(() => {
      this.#reading = false;
      this.#again && this.#next();
    }, pause);
  }
}

const PAUSE = 300;
const RETRY = 5_000;
