// What differs between two rows of a team, in words, each with the key that it is about. Pure.

import { person } from "../board.js";
import { words } from "./texts.js";

export const differences = (before, after) => [
  ...changed("name", before, after, () => words.changed.name(after.name)),
  ...changed("slack_channel", before, after, () => words.changed.channel(after.slack_channel)),
  ...rounds(before, after),
  ...changed("holiday_country", before, after, () => words.changed.holidays(after.holiday_country)).map(({ text }) => ({ key: "holidays", text })),
  ...changed("holiday_subdivision", before, after, () => words.changed.holidays(after.holiday_country))
    .filter(() => before.holiday_country === after.holiday_country)
    .map(({ text }) => ({ key: "holidays", text })),
  ...missing(after, before).map((member) => ({ key: "members", text: words.changed.joined(member.slack_user) })),
  ...missing(before, after).map((member) => ({ key: "members", text: words.changed.left(member.slack_user) })),
  ...missing(after, before, "admins").map((admin) => ({ key: "admins", text: words.changed.appointed(admin.slack_user) })),
  ...missing(before, after, "admins").map((admin) => ({ key: "admins", text: words.changed.dismissed(admin.slack_user) })),
  ...changed("archived_at", before, after, () => words.changed.archived),
];

const changed = (key, before, after, text) => (before[key] === after[key] ? [] : [{ key, text: text() }]);

const rounds = (before, after) => {
  const was = new Map(before.rounds.map((round) => [round.round, JSON.stringify(round)]));
  const is = new Set(after.rounds.map(({ round }) => round));
  return [
    ...after.rounds.filter((round) => was.get(round.round) !== JSON.stringify(round)).map((round) => words.changed.round(round)),
    ...before.rounds.filter(({ round }) => !is.has(round)).map(({ round }) => words.changed.noRound(round)),
  ].map((text) => ({ key: "rounds", text }));
};

const missing = (here, there, what = "members") => {
  const known = new Set(there[what].map(person));
  return here[what].filter((one) => !known.has(person(one)));
};
