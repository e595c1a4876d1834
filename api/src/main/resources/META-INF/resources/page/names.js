// Who has not spoken on the board is known by the name that they last spoke under: in their team, as the list of members
// has it, or else anywhere.

import * as api from "./api.js";
import { person } from "./board.js";

// Tells the board the names of those members whom it does not know.
export const introduce = async (board, members) => {
  const strangers = () => new Map(members.filter((one) => !board.name(one)).map((one) => [person(one), one]));
  if (strangers().size > 1) {
    callByList(board, await api.members());
  }
  await Promise.all(
    [...strangers().values()].map(async (one) => call(board, one, (await api.latestOf(one))?.author ?? one.slack_user)),
  );
};

export const callByList = (board, members) => members.forEach((one) => one.name && call(board, one, one.name));

// What the board knows already is later.
const call = (board, one, name) => board.name(one) ?? board.called(one, name);
