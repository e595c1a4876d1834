// What differs between two rows of a team, in words, each with the key that it is about. Pure.

import { person } from "../board.js";
import { words } from "./texts.js";

export const differences = (before, after) => [
  ...changed("name", before, after, () => words.changed.name(after.name)),
  ...changed("slack_channel", before, after, () => words.changed.channel(after.slack_channel)),
  ...changed("poll_schedule", before, after, () => words.changed.schedule(after.poll_schedule, after.poll_time_zone)),
  ...changed("poll_time_zone", before, after, () => words.changed.schedule(after.poll_schedule, after.poll_time_zone)).filter(
    () => before.poll_schedule === after.poll_schedule,
  ),
  ...missing(after, before).map((member) => ({ key: "members", text: words.changed.joined(member.slack_user) })),
  ...missing(before, after).map((member) => ({ key: "members", text: words.changed.left(member.slack_user) })),
  ...changed("archived_at", before, after, () => words.changed.archived),
];

const changed = (key, before, after, text) => (before[key] === after[key] ? [] : [{ key, text: text() }]);

const missing = (here, there) => {
  const known = new Set(there.members.map(person));
  return here.members.filter((member) => !known.has(person(member)));
};
