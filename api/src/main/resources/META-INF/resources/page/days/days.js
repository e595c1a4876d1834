// Beside a team: how many of it answered on each day, and who does without a break. Beside a person: the days on which
// they answered, and their streaks. Of a moment, if the place has one; else anew after each change of theirs.

import * as api from "../api.js";
import { person } from "../board.js";
import { momentOf } from "../moments.js";
import { sheet } from "../sheet.js";
import { reasonOf } from "../texts.js";
import { midnight } from "../times.js";
import { dayText, daysBack, mondayBefore } from "./calendar.js";
import { view } from "./view.js";
import "./plot.js";

const SPAN = 90;
const WEEKS = 26;
const PAGES = 10;
const SOON = 500;
const RETRY = 5_000;
// Seconds.
const WAIT = 1;

await sheet("/page/days/days.css");

export class Beside {
  found;
  failure;
  #place;
  #on;
  #asked;
  #soon;
  // The latest change, until a view that was read has it.
  #token;

  constructor(place, on) {
    this.#on = on;
    this.go(place);
  }

  // What was found before stays until the answer comes.
  go(place) {
    this.close();
    this.#place = place;
    this.#token = undefined;
    this.#read();
  }

  close() {
    clearTimeout(this.#soon);
    this.#asked?.abort();
  }

  changed(kind, { row, token }) {
    const { as_of, page, team_id } = this.#place;
    const concerns = page === "team" ? row.team_id === team_id : kind === "status_update" && person(row) === person(this.#place);
    if (!as_of && concerns) {
      this.#token = kind === "status_update" ? token : this.#token;
      clearTimeout(this.#soon);
      this.#soon = setTimeout(() => this.#read(), SOON);
    }
  }

  view(state) {
    return view(this, state);
  }

  async #read(token = this.#token) {
    this.#asked?.abort();
    const asked = (this.#asked = new AbortController());
    try {
      const { as_of } = this.#place;
      const today = midnight(as_of ? await momentOf(as_of, asked.signal) : Date.now());
      const read = this.#place.page === "team" ? ofTeam : ofPerson;
      const found = await read(this.#place, today, asked.signal, token);
      if (asked.signal.aborted) {
        return;
      }
      if (this.#token === token) {
        this.#token = undefined;
      }
      this.found = { today, ...found };
      this.failure = undefined;
    } catch (failure) {
      if (asked.signal.aborted) {
        return;
      }
      if (failure.status === 504 && token) {
        this.#soon = setTimeout(() => this.#read(), RETRY);
        await this.#read(null);
        return;
      }
      this.failure = reasonOf(failure);
      failure.status === 401 && this.#on.refused(failure);
    }
    this.#on.shown();
  }
}

const list = (query, parameters, { as_of }, signal, after) =>
  query({ ...parameters, ...(as_of && { as_of }), ...(after && { after, wait: WAIT }) }, { signal, pages: PAGES });

// Streaks are a view of their own, which may not have yet what the stream told: they are asked for `after` that.
const ofTeam = async (place, today, signal, after) => {
  const { team_id } = place;
  const days = { from: dayText(daysBack(today, SPAN - 1)), to: dayText(daysBack(today, -1)) };
  const [participation, streaks] = await Promise.all([
    list(api.participation, { team_id, include_archived: true, ...days }, place, signal),
    list(api.streaks, { team_id, include_archived: true }, place, signal, after),
  ]);
  return { participation: participation.toSorted((a, b) => a.day.localeCompare(b.day)), streaks };
};

const ofPerson = async (place, today, signal, after) => {
  const { slack_workspace, slack_user, author } = place;
  const who = slack_user ? { slack_workspace, slack_user } : { author };
  const from = mondayBefore(daysBack(today, 7 * (WEEKS - 1)));
  const [updates, streaks] = await Promise.all([
    list(api.updatesOf, { ...who, from: from.toISOString(), fields: "created_at" }, place, signal),
    slack_user ? list(api.streaks, who, place, signal, after) : [],
  ]);
  return { from, counts: countsOf(updates), streaks };
};

const countsOf = (updates) => {
  const counts = new Map();
  for (const { created_at } of updates) {
    const day = dayText(midnight(created_at));
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return counts;
};
