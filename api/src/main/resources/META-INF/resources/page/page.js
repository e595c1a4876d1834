// The page's life: sign in, go where the link says, show what is read. Everything shown was read from a view.

import * as api from "./api.js";
import { placeOf, samePage, todayLink } from "./links.js";
import { render } from "./lit.js";
import { Reading } from "./reading.js";
import { Rotation, still } from "./rotation.js";
import { Router } from "./router.js";
import { texts } from "./texts.js";
import { title, view } from "./view/view.js";

const RETRY = 5_000;
const FRESH = 5_000;
// So often times are told anew, which are relative to now.
const TICK = 15_000;

const show = (changes) => {
  Object.assign(state, changes, { now: Date.now() });
  document.title = title(state);
  render(view(state, actions), document.getElementById("page"));
};

const state = {
  phase: "loading",
  place: placeOf(location),
  reading: new Reading({
    shown: () => show(state.reading.ready ? { phase: "open" } : {}),
    arrived: (kind, change) => {
      announce(kind, change);
      show();
    },
    refused: (failure) => refused(failure),
  }),
  rotation: new Rotation(() => show()),
  fresh: new Set(),
};

const router = new Router((place) => {
  const before = state.place;
  show({ place });
  if (!samePage(before, place)) {
    arrive();
    scrollTo(0, 0);
    document.querySelector("h1")?.focus();
  }
  turn();
});

// What a page shows beside the board.
const arrive = () => {
  const { page, team_id, author, slack_workspace, slack_user } = state.place;
  switch (page) {
    case "team":
      state.reading.follow((midnight) => ({ team_id, to: midnight.toISOString() }));
      break;
    case "person":
      state.reading.follow(() => (slack_user ? { slack_workspace, slack_user } : { author }));
      break;
    default:
      state.reading.follow();
  }
};

const turn = () => (state.place.wall ? state.rotation.start() : state.rotation.stop());

const refused = (failure) => {
  if (failure.status === 401 || failure.status === 403) {
    state.reading.close();
    show({ phase: "sign-in", refusal: undefined, busy: false, wanted: state.place.page !== "today" });
  } else if (state.phase !== "open") {
    show({ phase: "failed", refusal: failure.status ? failure.message : texts.unknownFailure });
    setTimeout(() => state.phase === "failed" && start(), RETRY);
  }
};

const announce = (kind, { row, sequence }) => {
  const team = state.reading.board.team(row.team_id);
  if (kind === "status_update" && team && !row.retracted_at) {
    state.fresh.add(row.update_id);
    setTimeout(() => state.fresh.delete(row.update_id) && show(), FRESH);
    if (sequence === 1) {
      document.getElementById("news").textContent = texts.news(row.author, team.name, row.content);
    }
  }
};

const start = async () => {
  try {
    await api.session();
    arrive();
    state.reading.open();
  } catch (failure) {
    refused(failure);
  }
};

const signIn = async (token) => {
  show({ busy: true, refusal: undefined });
  try {
    await api.signIn(token);
    await start();
  } catch (failure) {
    show({ phase: "sign-in", busy: false, refusal: failure.status === 401 ? texts.signIn.refused : failure.message });
  }
};

const actions = {
  signIn: (event) => {
    event.preventDefault();
    signIn(new FormData(event.target).get("token").trim());
  },
  signOut: async () => {
    state.reading.close();
    await api.signOut();
    show({ phase: "sign-in", busy: false, wanted: false });
  },
  retry: () => start(),
  older: () => state.reading.thread.reading || state.reading.older(),
  filter: (changes) => router.replace(todayLink({ ...state.place, ...changes })),
  turnTo: (slide) => state.rotation.show(slide),
  pause: (paused) => state.rotation.pause(paused),
  pointed: (here) => state.rotation.pointed(here),
  focused: (here) => state.rotation.focused(here),
};

addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && state.place.wall) {
    router.go(todayLink({ ...state.place, wall: false }));
  }
});
still.addEventListener("change", () => show());
setInterval(() => show(), TICK);

show();
turn();
const token = new URLSearchParams(location.hash.slice(1)).get("token");
if (token) {
  history.replaceState(null, "", location.pathname + location.search);
  signIn(token);
} else {
  start();
}
