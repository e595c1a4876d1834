// What two moments differ by, row by row, as the queries compare them: what changed first comes first. It costs what
// changed, not what there is; where that is very much, a part at a time.

import * as api from "../api.js";
import { differences } from "../teamdifferences.js";
import { reasonOf } from "../texts.js";

const KEYS = { team: "team_id", status_update: "update_id" };
const PAGES = 5;

export class Changes {
  // Each names its kind, and what the row was `before` and `after`: without one it came, without the other it is gone.
  all = [];
  incomplete = false;
  more = false;
  reading = false;
  failure;
  #between;
  #cursor;

  // `from` and `to` are moments of the browser's, `between` what they were asked for as, and the team if it is about one.
  constructor(from, to, between) {
    Object.assign(this, { from, to });
    this.#between = between;
  }

  async read(signal) {
    const { from, to, team } = this.#between;
    const [teams, updates] = await Promise.all([
      this.more ? undefined : api.teamChanges({ from, to }, { signal }),
      api.updateChanges({ from, to, ...(team && { team_id: team }), ...(this.#cursor && { cursor: this.#cursor }) }, { signal, pages: PAGES }),
    ]);
    this.all = [...this.all, ...changesIn("team", teams?.items ?? []), ...changesIn("status_update", updates.items)];
    this.incomplete ||= Boolean(teams?.incomplete || updates.incomplete);
    this.more = updates.more;
    this.#cursor = updates.cursor;
  }

  // `on` is told what happens (`shown`), and that nobody is signed in (`refused`).
  async readMore(on) {
    if (this.reading) {
      return;
    }
    Object.assign(this, { reading: true, failure: undefined });
    on.shown();
    try {
      await this.read();
    } catch (failure) {
      this.failure = reasonOf(failure);
      failure.status === 401 && on.refused(failure);
    }
    this.reading = false;
    on.shown();
  }

  // A team that is known only from what changed of it.
  team(id) {
    const change = this.all.find((one) => one.kind === "team" && one.id === id);
    return change?.after ?? change?.before;
  }
}

const changesIn = (kind, items) =>
  items
    .map(({ from: before, to: after }) => ({ kind, id: (after ?? before)[KEYS[kind]], before, after }))
    .filter((one) => differs(one));

const differs = ({ kind, before, after }) => !before || !after || DIFFER[kind](before, after);

const DIFFER = {
  team: (before, after) => differences(before, after).length > 0,
  status_update: (before, after) => JSON.stringify(before.answers) !== JSON.stringify(after.answers),
};
