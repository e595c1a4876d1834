// The rows that the page knows, and what of them is today's board. No I/O: the same rows give the same board.

const person = (row) =>
  row.slack_user ? `${row.slack_workspace}/${row.slack_user}` : `name/${row.author}`;

const byTime = (a, b) =>
  Date.parse(b.created_at) - Date.parse(a.created_at) || a.update_id.localeCompare(b.update_id);

const empty = ({ people, waiting }) => people.length + waiting.length === 0;

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

  team(id) {
    return this.#rows.team.get(id);
  }

  name(member) {
    return this.#names.get(person(member));
  }

  called(member, author) {
    this.#names.set(person(member), author);
  }

  // Teams by name, those without anybody last; in each who has answered since `midnight`, the latest first, and
  // which members have not.
  since(midnight) {
    const said = this.#bySpeaker(midnight);
    return [...this.#rows.team.values()]
      .filter((team) => team.name && !team.archived_at)
      .sort((a, b) => a.name.localeCompare(b.name))
      .map((team) => {
        const people = [...(said.get(team.team_id)?.values() ?? [])]
          .map((updates) => updates.sort(byTime))
          .sort(([a], [b]) => byTime(a, b));
        const here = new Set(people.map(([latest]) => person(latest)));
        return { team, people, waiting: team.members.filter((member) => !here.has(person(member))) };
      })
      .sort((a, b) => empty(a) - empty(b));
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
