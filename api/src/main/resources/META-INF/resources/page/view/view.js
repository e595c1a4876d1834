// What the page looks like for what it knows. Pure: state in, templates out.

import { texts } from "../texts.js";
import { frame } from "./frame.js";
import { failed, loading, signIn, unknownPage } from "./notices.js";
import { person, personName } from "./person.js";
import { team } from "./team.js";
import { today } from "./today.js";
import { wall } from "./wall.js";

export const view = (state, actions) => {
  switch (state.phase) {
    case "loading":
      return loading();
    case "sign-in":
      return signIn(state, actions);
    case "failed":
      return failed(state, actions);
    case "open":
      return state.place.wall ? wall(state, actions) : frame(state, actions, page(state, actions));
  }
};

const page = (state, actions) => {
  switch (state.place.page) {
    case "today":
      return today(state, actions);
    case "team":
      return team(state, actions);
    case "person":
      return person(state, actions);
    case "unknown":
      return unknownPage(texts.unknownPage);
  }
};

export const title = ({ phase, place, reading }) => {
  if (phase !== "open") {
    return texts.title;
  }
  switch (place.page) {
    case "today":
      return texts.titleOf(texts.today.name);
    case "team":
      return texts.titleOf(reading.board.team(place.team_id)?.name ?? texts.team.unknown);
    case "person":
      return texts.titleOf(personName(place, reading));
    case "unknown":
      return texts.titleOf(texts.unknownPage.title);
  }
};
