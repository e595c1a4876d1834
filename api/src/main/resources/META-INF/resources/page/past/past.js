// What was to be read at a moment: the board, the thread of the page that shows one, and what another moment differs
// by. It is shown as `reading.js` is. Only the moment that was asked for last is taken; what is known stays until then.

import * as api from "../api.js";
import { Board, person } from "../board.js";
import { isPosition, momentOf } from "../moments.js";
import { callByList } from "../names.js";
import { readOlder } from "../older.js";
import { reasonOf } from "../texts.js";
import { Thread } from "../thread.js";
import { midnight } from "../times.js";
import { Open, readOpen } from "../open.js";
import { Changes } from "./changes.js";
import { words } from "./words.js";

// Soon the views have all of a moment that has just been.
const AGAIN = 3_000;

export class Past {
  connection = "past";
  ready = false;
  loading = false;
  board = new Board();
  midnight = midnight();
  // In the browser's milliseconds, and as it was asked for.
  moment;
  asOf;
  incomplete = false;
  failure;
  thread;
  open = new Open();
  // The moment that is compared with, and what differs.
  other;
  changes;
  // Ends with what is read now.
  reading = Promise.resolve();
  #names = new Map();
  #live;
  #on;
  #asked;
  #again;

  // `live` is the reading of now: whom it knows by name is called so.
  constructor(live, on) {
    this.#live = live;
    this.#on = on;
  }

  read(place, filter) {
    this.reading = this.#read(place, filter);
    return this.reading;
  }

  async #read(place, filter) {
    this.stop();
    const asked = new AbortController();
    this.#asked = asked;
    this.loading = true;
    this.#on.shown();
    try {
      const found = await look(place, asked.signal);
      if (this.#asked === asked) {
        this.#take(found, place, filter);
      }
    } catch (failure) {
      if (this.#asked === asked) {
        this.#refused(failure);
      }
    }
  }

  stop() {
    clearTimeout(this.#again);
    this.#asked?.abort();
    this.#asked = undefined;
    this.loading = false;
  }

  older() {
    return readOlder(this.thread, this.#on);
  }

  #take({ moment, since, teams, updates, open, members, changes }, place, filter) {
    const board = new Board();
    teams.items.forEach((row) => board.apply("team", row));
    updates.items.forEach((row) => board.apply("status_update", row));
    callByList(board, members);
    const today = midnight(moment);
    const incomplete = teams.incomplete || updates.incomplete || Boolean(changes?.incomplete);
    Object.assign(this, { board, open, changes, moment, midnight: today, asOf: place.as_of, incomplete, ready: true, loading: false });
    this.failure = undefined;
    this.other = since || undefined;
    this.thread = filter && new Thread({ ...filter(today), as_of: place.as_of });
    this.#introduce(board, [...board.teams().flatMap((team) => team.members), ...open.awaited]);
    this.#on.shown();
    if (this.thread) {
      this.older();
    }
    if (incomplete) {
      this.#again = setTimeout(() => this.read(place, filter), AGAIN);
    }
  }

  // Who had not spoken in their team by then is known by the name of now.
  async #introduce(board, members) {
    const strangers = new Map();
    for (const member of members.filter((one) => !board.name(one))) {
      const name = this.#live.board.name(member) ?? this.#names.get(person(member));
      name ? board.called(member, name) : strangers.set(person(member), member);
    }
    try {
      await Promise.all(
        [...strangers].map(async ([key, member]) => {
          const name = (await api.latestOf(member))?.author ?? member.slack_user;
          this.#names.set(key, name);
          board.called(member, name);
        }),
      );
    } catch (failure) {
      if (this.board === board) {
        this.failure = reasonOf(failure);
        failure.status === 401 && this.#on.refused(failure);
      }
    }
    if (strangers.size && this.board === board) {
      this.#on.shown();
    }
  }

  #refused(failure) {
    this.loading = false;
    this.failure = reasonOf(failure);
    if (failure.status === 401) {
      this.#on.refused(failure);
    }
    this.#on.shown();
  }
}

const look = async ({ as_of, since, team }, signal) => {
  const [moment, other] = await Promise.all([as_of, since].map((text) => text && known(text, signal)));
  const changes = since ? changesBetween({ as_of, moment }, { as_of: since, moment: other }, team) : undefined;
  const [teams, updates, open, members] = await Promise.all([
    api.teamsAsOf(as_of, signal),
    api.updatesAsOf(as_of, midnight(moment), signal),
    readOpen({ as_of }, signal),
    api.members({ as_of }, signal),
    changes?.read(signal),
  ]);
  return { moment, since: other, teams, updates, open, members, changes };
};

const changesBetween = (one, other, team) => {
  const [from, to] = isBefore(one, other) ? [one, other] : [other, one];
  return new Changes(from.moment, to.moment, { from: from.as_of, to: to.as_of, team });
};

const isBefore = (one, other) =>
  isPosition(one.as_of) && isPosition(other.as_of) ? Number(one.as_of) < Number(other.as_of) : one.moment < other.moment;

const known = async (text, signal) => {
  const moment = await momentOf(text, signal);
  if (Number.isNaN(moment)) {
    throw new api.Refusal(400, { detail: words.band.noMoment });
  }
  return moment;
};
