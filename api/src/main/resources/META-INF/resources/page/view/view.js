// What the page looks like for what it knows. Pure: state in, templates out.

import { texts } from "../texts.js";
import { shortTime } from "../times.js";
import { frame } from "./frame.js";
import { failed, loading, missing, reads, signIn, unknownPage } from "./notices.js";
import { person, personName } from "./person.js";
import { team } from "./team.js";
import { today } from "./today.js";

export const view = (state, actions) => {
  switch (state.phase) {
    case "loading":
      return loading();
    case "sign-in":
      return signIn(state, actions);
    case "failed":
      return failed(state, actions);
    case "open":
      if (state.missing) {
        return missing(actions);
      }
      if (state.place.wall) {
        return state.beside?.view(state, actions) ?? loading();
      }
      return frame(state, actions, page(state, actions));
  }
};

const page = (state, actions) => {
  const { place, reading, machine, beside } = state;
  if (place.as_of && !reading.ready) {
    return reading.failure ? unknownPage({ title: texts.past.unread, how: reading.failure }) : reads(texts.past.loading);
  }
  if (place.since && place.page === "today") {
    return machine.views.changes(state, actions);
  }
  switch (state.place.page) {
    case "today":
      return today(state, actions);
    case "team":
      return team(state, actions);
    case "person":
      return person(state, actions);
    case "settings":
      return state.settings ? state.settings.view(state) : reads(texts.loading);
    case "operations":
      return beside?.view(state) ?? reads(texts.operations.loading);
    case "unknown":
      return unknownPage(texts.unknownPage);
  }
};

export const title = (state) => {
  const { phase, place, reading } = state;
  if (phase !== "open" || state.missing) {
    return texts.title;
  }
  return place.as_of && reading.ready ? texts.past.title(nameOf(place, reading), shortTime(reading.moment)) : texts.titleOf(nameOf(place, reading));
};

const nameOf = (place, reading) => {
  switch (place.page) {
    case "today":
      return place.since ? texts.changes.title : texts.today.name;
    case "team":
      return reading.board.team(place.team_id)?.name ?? texts.team.unknown;
    case "person":
      return personName(place, reading);
    case "settings":
      return texts.settings.name;
    case "operations":
      return texts.operations.name;
    case "unknown":
      return texts.unknownPage.title;
  }
};
