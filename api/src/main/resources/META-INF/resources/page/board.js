// The rows that the page knows, and what of them is today's board. No I/O: the same rows give the same board.

export const person = (row) =>
  row.slack_user ? `${row.slack_workspace}/${row.slack_user}` : `name/${row.author}`;

export const newestFirst = (a, b) =>
  Date.parse(b.created_at) - Date.parse(a.created_at) || b.update_id.localeCompare(a.update_id);

const empty = ({ people, waiting }) => people.length + waiting.length === 0;

// Who of a team has answered, the latest first, and which members have not. An archived team asks nobody.
const day = (team, said = new Map()) => {
  const people = [...said.values()]
    .map((updates) => updates.sort(newestFirst))
    .sort(([a], [b]) => newestFirst(a, b));
  const waiting = team.archived_at ? [] : team.members.filter((member) => !said.has(person(member)));
  return { team, people, waiting };
};

export class Board {
  #rows = { team: new Map(), status_update: new Map() };
  #names = new Map();

  // A row counts if its sequence is newer than what is known: twice, late or early make no difference.
  apply(kind, row) {
    const rows = this.#rows[kind];
    const id = row[kind === "team" ? "team_id" : "update_id"];
    const known = rows.get(id);
    if (known && known.sequence >= row.sequence) {
      return false;
    }
    rows.set(id, row);
    if (row.author) {
      this.#names.set(person(row), row.author);
    }
    return true;
  }

  // Archived ones too: what was said in them is still read.
  team(id) {
    const team = this.#rows.team.get(id);
    return team?.name && team;
  }

  // By name.
  teams() {
    return this.#byName((team) => !team.archived_at);
  }

  archived() {
    return this.#byName((team) => team.archived_at);
  }

  #byName(wanted) {
    return [...this.#rows.team.values()]
      .filter((team) => team.name && wanted(team))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  teamsOf(member) {
    return this.teams().filter((team) => team.members.some((other) => person(other) === person(member)));
  }

  name(member) {
    return this.#names.get(person(member));
  }

  called(member, author) {
    this.#names.set(person(member), author);
  }

  // Teams by name, those without anybody last.
  since(midnight) {
    const said = this.#bySpeaker(midnight);
    return this.teams()
      .map((team) => day(team, said.get(team.team_id)))
      .sort((a, b) => empty(a) - empty(b));
  }

  dayOf(team, midnight) {
    return day(team, this.#bySpeaker(midnight).get(team.team_id));
  }

  #bySpeaker(midnight) {
    const teams = new Map();
    for (const update of this.#rows.status_update.values()) {
      if (!update.retracted_at && update.team_id && new Date(update.created_at) >= midnight) {
        const people = teams.get(update.team_id) ?? new Map();
        teams.set(update.team_id, people);
        people.set(person(update), [...(people.get(person(update)) ?? []), update]);
      }
    }
    return teams;
  }
}
