// What differs between two rows of a team, in words, each with the key that it is about. Pure.

import { person } from "./board.js";

const words = {
  name: (name) => `The name is now ${name}.`,
  channel: (channel) => (channel ? `The Slack channel is now ${channel}.` : "The Slack channel was unlinked."),
  round: ({ round, cron, time_zone }) => `The round ${round} was set: ${cron}, ${time_zone}.`,
  noRound: (round) => `The round ${round} was removed.`,
  holidays: (country) => (country ? `The holidays are now those of ${country}.` : "The team is asked on holidays, too."),
  joined: (name) => `${name} became a member.`,
  left: (name) => `${name} is no member any more.`,
  appointed: (name) => `${name} became an admin.`,
  dismissed: (name) => `${name} is no admin any more.`,
  archived: "The team was archived.",
};

// `called` gives the name of a person.
export const differences = (before, after, called = ({ slack_user }) => slack_user) => [
  ...changed("name", ["name"], before, after, () => words.name(after.name)),
  ...changed("slack_channel", ["slack_workspace", "slack_channel"], before, after, () => words.channel(after.slack_channel)),
  ...rounds(before, after),
  ...changed("holidays", ["holiday_country", "holiday_subdivision"], before, after, () => words.holidays(after.holiday_country)),
  ...missing("members", after, before).map((member) => ({ key: "members", text: words.joined(called(member)) })),
  ...missing("members", before, after).map((member) => ({ key: "members", text: words.left(called(member)) })),
  ...missing("admins", after, before).map((admin) => ({ key: "admins", text: words.appointed(called(admin)) })),
  ...missing("admins", before, after).map((admin) => ({ key: "admins", text: words.dismissed(called(admin)) })),
  ...changed("archived_at", ["archived_at"], before, after, () => words.archived),
];

const changed = (key, fields, before, after, text) => (fields.every((field) => before[field] === after[field]) ? [] : [{ key, text: text() }]);

const rounds = ({ rounds: before = [] }, { rounds: after = [] }) => {
  const was = new Map(before.map((round) => [round.round, JSON.stringify(round)]));
  const is = new Set(after.map(({ round }) => round));
  return [
    ...after.filter((round) => was.get(round.round) !== JSON.stringify(round)).map((round) => words.round(round)),
    ...before.filter(({ round }) => !is.has(round)).map(({ round }) => words.noRound(round)),
  ].map((text) => ({ key: "rounds", text }));
};

// Who is here and not there.
const missing = (what, { [what]: here = [] }, { [what]: there = [] }) => {
  const known = new Set(there.map(person));
  return here.filter((one) => !known.has(person(one)));
};
