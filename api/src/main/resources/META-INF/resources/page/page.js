// The page's life: sign in, follow the stream, show what it says. Everything shown was read from a view.

import * as api from "./api.js";
import { Board } from "./board.js";
import { render } from "./lit.js";
import { Stream } from "./stream.js";
import { texts } from "./texts.js";
import { page } from "./view.js";

const RELOAD = 10 * 60_000;
const RETRY = 5_000;
const FRESH = 5_000;

const midnight = () => new Date(new Date().setHours(0, 0, 0, 0));

const state = {
  phase: "loading",
  connection: "connecting",
  board: new Board(),
  midnight: midnight(),
  fresh: new Set(),
  commandsUrl: location.origin,
};

// The board that is being read; the one that is shown, most of the time.
let coming = state.board;

const show = (changes) => {
  Object.assign(state, changes);
  render(page(state, actions), document.getElementById("page"));
};

const stream = new Stream({
  connected: () => show({ connection: "live", lostAt: undefined }),
  begin: () => load(),
  reset: () => load(new Board()),
  changed: (kind, change) => {
    const boards = new Set([coming, state.board]);
    if ([...boards].filter((board) => board.apply(kind, change.row)).length) {
      announce(kind, change);
      show();
    }
  },
  lost: () => {
    show({ connection: "reconnecting", lostAt: state.lostAt ?? new Date() });
    if (state.phase === "board") {
      check();
    }
  },
});

// What the stream tells meanwhile goes to the coming board too: the newer sequence wins, whichever comes first.
const load = async (board = state.board) => {
  coming = board;
  state.midnight = midnight();
  try {
    const [teams, updates] = await Promise.all([api.teams(), api.updatesSince(state.midnight)]);
    teams.forEach((row) => board.apply("team", row));
    updates.forEach((row) => board.apply("status_update", row));
    show({ phase: "board", board });
    await introduce(board);
  } catch (failure) {
    refused(failure);
    setTimeout(() => state.phase === "board" && coming === board && load(board), RETRY);
  }
};

// Members who have not answered today are known by the name that they last answered with.
const introduce = async (board) => {
  const strangers = board
    .since(state.midnight)
    .flatMap(({ waiting }) => waiting)
    .filter((member) => !board.name(member));
  await Promise.all(
    strangers.map(async (member) => {
      const latest = await api.latestOf(member);
      board.called(member, latest?.author ?? member.slack_user);
    }),
  );
  show();
};

// An EventSource doesn't tell why it ended: asking for the session does.
const check = () => api.session().catch((failure) => failure.status === 401 && refused(failure));

const refused = (failure) => {
  if (failure.status === 401 || failure.status === 403) {
    stream.close();
    show({ phase: "sign-in", refusal: undefined, busy: false });
  } else if (state.phase !== "board") {
    show({ phase: "failed", refusal: failure.status ? failure.message : texts.unknownFailure });
    setTimeout(() => state.phase === "failed" && start(), RETRY);
  }
};

const announce = (kind, { row, sequence }) => {
  const team = state.board.team(row.team_id);
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
    const { commands_url } = await api.session();
    state.commandsUrl = commands_url ?? location.origin;
    stream.open();
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
    stream.close();
    await api.signOut();
    show({ phase: "sign-in", board: new Board(), busy: false });
  },
  retry: () => start(),
};

// A page on a wall is open for weeks: days begin, and connections die without a word.
setInterval(() => {
  if (state.phase === "board" && midnight().getTime() !== state.midnight.getTime()) {
    load();
  }
}, 15_000);
setInterval(() => state.phase === "board" && load(), RELOAD);
addEventListener("online", () => state.phase === "board" && stream.open());
addEventListener("offline", () => show({ connection: "reconnecting", lostAt: state.lostAt ?? new Date() }));

show();
const token = new URLSearchParams(location.hash.slice(1)).get("token");
if (token) {
  history.replaceState(null, "", location.pathname);
  signIn(token);
} else {
  start();
}
