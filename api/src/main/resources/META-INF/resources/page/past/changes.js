// What two moments differ by, row by row. Pure.

const KEYS = { team: "team_id", status_update: "update_id" };
const SHOWN = {
  team: ["name", "members", "slack_workspace", "slack_channel", "poll_schedule", "poll_time_zone"],
  status_update: ["answers"],
};

// Each of `added`, `changed` and `gone` names its kind, and what the row was `before` and `after`. There is `more`
// where the updates are too many to be compared.
export const changesBetween = (before, after) => {
  const all = [...compared("team", before.teams, after.teams), ...compared("status_update", before.updates, after.updates)];
  return {
    from: before.moment,
    to: after.moment,
    more: before.updates.more || after.updates.more,
    teams: new Map([...before.teams.items, ...after.teams.items].map((team) => [team.team_id, team])),
    added: all.filter((one) => !one.before),
    changed: all.filter((one) => one.before && one.after),
    gone: all.filter((one) => !one.after),
  };
};

const compared = (kind, before, after) => {
  const [old, current] = [byKey(kind, before), byKey(kind, after)];
  return [...new Set([...old.keys(), ...current.keys()])]
    .map((id) => ({ kind, id, before: old.get(id), after: current.get(id) }))
    .filter((one) => differs(kind, one));
};

// An archived team is no longer on the board.
const byKey = (kind, { items }) =>
  new Map(items.filter((row) => !row.archived_at).map((row) => [row[KEYS[kind]], row]));

const differs = (kind, { before, after }) =>
  !before || !after || SHOWN[kind].some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
