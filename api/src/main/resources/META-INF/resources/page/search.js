// What of the board is shown: the days of teams that the filters leave. Only what is loaded is searched.

import { spoken } from "./spoken.js";

export const found = (days, { team, q }, board) => {
  const words = q.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const chosen = days.filter((day) => !team || day.team.team_id === team);
  return words.length
    ? chosen.map((day) => matching(day, words, board)).filter((day) => day.people.length + day.waiting.length)
    : chosen;
};

const matching = (day, words, board) => {
  const hits = (...texts) => {
    const text = [day.team.name, ...texts].join("\n").toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  };
  return {
    ...day,
    people: day.people.filter((updates) => hits(updates[0].author, ...updates.map((update) => spoken(update.content, update, board)))),
    waiting: day.waiting.filter((member) => hits(board.name(member) ?? member.slack_user)),
  };
};
