// The page's life: sign in, go where the link says, show what is read. Everything shown was read from a view.

import * as api from "./api.js";
import { Edits } from "./edits.js";
import { linkTo, placeOf, samePage, todayLink } from "./links.js";
import { render } from "./lit.js";
import { Reading } from "./reading.js";
import { Rotation, still } from "./rotation.js";
import { Router } from "./router.js";
import { spoken } from "./spoken.js";
import { reasonOf, texts } from "./texts.js";
import { fullTime } from "./times.js";
import { title, view } from "./view/view.js";

const RETRY = 5_000;
const FRESH = 5_000;
// So often times are told anew, which are relative to now.
const TICK = 15_000;

let showing = false;
let again = false;
// Dialogs that were shown: one that somebody closes is not shown again before the browser tells of it.
const asked = new WeakSet();

// Showing may take the focus from something, and who hears of that may show something: it has its turn after.
const show = (changes) => {
  Object.assign(state, changes, { now: Date.now() });
  again = showing;
  if (showing) {
    return;
  }
  showing = true;
  try {
    draw();
  } finally {
    showing = false;
  }
  if (again) {
    show();
  }
};

const draw = () => {
  const shown = seen();
  document.title = title(shown);
  render(view(shown, actions), document.getElementById("page"));
  const dialog = document.querySelector("dialog:not([open])");
  if (dialog && !asked.has(dialog)) {
    asked.add(dialog);
    dialog.showModal();
  }
};

// In the past everything is as it was read there, and the clock stands at that moment.
const seen = () => {
  const { place, phase, machine } = state;
  if (!place.as_of || phase !== "open" || state.missing) {
    return state;
  }
  return machine ? { ...state, reading: machine.past, now: machine.past.moment ?? state.now } : { ...state, phase: "loading" };
};

const state = {
  phase: "loading",
  place: placeOf(location),
  reading: new Reading({
    shown: () => {
      show(state.reading.ready ? { phase: "open" } : {});
      state.settings?.look();
    },
    arrived: (kind, change) => {
      state.settings?.look();
      announce(kind, change);
      state.edits.changed(change.row.update_id);
      state.beside?.changed?.(kind, change);
      show();
    },
    stirred: (kind, change) => state.beside?.changed?.(kind, change),
    begun: () => state.beside?.go(state.place),
    chose: (person) => state.settings?.chose(person),
    refused: (failure) => refused(failure),
  }),
  rotation: new Rotation(() => show()),
  edits: new Edits(() => show()),
  // The time machine, once somebody has looked back.
  machine: undefined,
  // The settings, once somebody has opened them.
  settings: undefined,
  // What whoever signed in may do, and what this page shows beside.
  scopes: undefined,
  beside: undefined,
  // Whether a part of the page could not be loaded, and what else went wrong.
  missing: false,
  trouble: undefined,
  fresh: new Set(),
};

const router = new Router((place) => {
  const before = state.place;
  if (!samePage(before, place)) {
    leaveBeside();
  }
  show({ place, missing: false, ...(!samePage(before, place) && { trouble: undefined }) });
  if (!samePage(before, place)) {
    state.edits.close();
    state.reading.follow(followed());
    scrollTo(0, 0);
    document.querySelector("h1")?.focus();
    configure()
      .then(() => samePage(state.place, place) && document.querySelector("h1")?.focus())
      .catch(refused);
  }
  if (!samePage(before, place) || before.as_of !== place.as_of || before.since !== place.since || (place.since && before.team !== place.team)) {
    lookBack().catch(refused);
    lookBeside().catch(refused);
  }
  turn();
});

// Which updates a page shows beside the board.
const followed = () => {
  const { page, team_id, author, slack_workspace, slack_user } = state.place;
  switch (page) {
    case "team":
      return (midnight) => ({ team_id, to: midnight.toISOString() });
    case "person":
      return () => (slack_user ? { slack_workspace, slack_user } : { author });
    default:
      return undefined;
  }
};

// What a page can't do without; where it can't be loaded, that is said.
const part = async (load) => {
  try {
    return await load();
  } catch (failure) {
    show({ missing: true });
    throw failure;
  }
};

// To the moment that the address says, if any: it may be another once the machine is there.
const lookBack = async () => {
  if (!state.place.as_of || !state.scopes) {
    state.machine?.leave();
    return;
  }
  if (!state.machine) {
    const { Machine, ...views } = await part(() => import("./past/travel.js"));
    state.machine ??= new Machine(state.reading, views, {
      shown: () => show(),
      moved: (as_of) => router.replace(linkTo({ ...state.place, as_of })),
      refused: (failure) => refused(failure),
    });
    await lookBack();
    return;
  }
  const { machine, place } = state;
  await machine.arrive(place, followed());
  if (!machine.playing && machine.past.asOf === state.place.as_of) {
    tell(texts.past.news(fullTime(machine.past.moment)));
  }
};

// To the settings that the address says, if any.
const configure = async (signedInAgain = false) => {
  const { page, team_id } = state.place;
  if (page === "settings" && state.scopes) {
    const { Settings } = await part(() => import("./settings/settings.js"));
    state.settings ??= new Settings(state.reading, { shown: () => show(), tell, go: (href) => router.go(href), refused: (failure) => refused(failure) });
    const operates = Boolean(state.scopes?.includes("operate"));
    await (signedInAgain ? state.settings.comeBack(team_id, operates) : state.settings.arrive(team_id, operates));
  }
};

// What some pages show beside what everything is made of, and only they need.
const BESIDE = {
  wall: () => part(() => import("./wall/wall.js")),
  team: () => import("./days/days.js"),
  person: () => import("./days/days.js"),
  operations: () => part(() => import("./operations/operations.js")),
};

const lookBeside = async () => {
  if (state.beside) {
    state.beside.go(state.place);
    return;
  }
  const { place } = state;
  const module = await BESIDE[place.wall ? "wall" : place.page]?.();
  if (module && samePage(place, state.place) && !state.beside && state.scopes) {
    state.beside = new module.Beside(state.place, { shown: () => show(), refused: (failure) => refused(failure), scopes: state.scopes });
    show();
  }
};

const leaveBeside = () => {
  state.beside?.close();
  state.beside = undefined;
};

// To who does not see the page.
const tell = (news) => {
  document.getElementById("news").textContent = news;
};

const turn = () => (state.place.wall ? state.rotation.start() : state.rotation.stop());

const refused = (failure) => {
  if (failure.status === 401 || failure.status === 403) {
    leave();
    show({ phase: "sign-in", refusal: undefined, busy: false, wanted: state.place.page !== "today" });
  } else if (state.phase !== "open") {
    show({ phase: "failed", refusal: reasonOf(failure) });
    setTimeout(() => state.phase === "failed" && start(), RETRY);
  } else if (!state.missing) {
    show({ trouble: texts.trouble(reasonOf(failure)) });
  }
};

const leave = () => {
  state.machine?.leave();
  state.reading.close();
  leaveBeside();
  state.scopes = undefined;
};

const announce = (kind, { row, sequence }) => {
  const team = !state.place.as_of && state.reading.board.team(row.team_id);
  if (kind === "status_update" && team && !row.retracted_at) {
    state.fresh.add(row.update_id);
    setTimeout(() => state.fresh.delete(row.update_id) && show(), FRESH);
    if (sequence === 1) {
      tell(texts.news(row.author, team.name, spoken(row.content, row, state.reading.board)));
    }
  }
};

const start = async () => {
  try {
    const { scopes } = await api.session();
    show({ scopes });
    state.reading.follow(followed());
    state.reading.begin();
    await Promise.all([lookBack(), lookBeside(), configure(true)]);
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
    try {
      await api.signOut();
    } catch (failure) {
      if (failure.status !== 401) {
        show({ trouble: texts.signedInStill(reasonOf(failure)) });
        return;
      }
    }
    leave();
    show({ phase: "sign-in", refusal: undefined, busy: false, wanted: false, settings: undefined, machine: undefined, trouble: undefined });
  },
  retry: () => start(),
  // A browser may remember that a module could not be loaded, until the page is loaded anew.
  reload: () => location.reload(),
  older: () => seen().reading.thread.reading || seen().reading.older(),
  filter: (changes) => router.replace(todayLink({ ...state.place, ...changes })),
  turnTo: (slide) => state.rotation.show(slide),
  pause: (paused) => state.rotation.pause(paused),
  pointed: (here) => state.rotation.pointed(here),
  focused: (here) => state.rotation.focused(here),
  drag: (moment) => state.machine.drag(moment),
  dialKey: (event) => state.machine.key(event),
  step: (forward) => state.machine.step(forward),
  play: () => (state.machine.playing ? state.machine.pause() : state.machine.play()),
  speed: (speed) => state.machine.atSpeed(speed),
  moreChanges: () => state.machine.moreChanges(),
  whyClosed: () => state.machine.why.close(),
};

addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && state.place.wall) {
    router.go(todayLink({ ...state.place, wall: false }));
  }
});
// What any update offers, wherever it is shown.
addEventListener("click", ({ target }) => {
  const edits = target.closest("[data-edits]");
  const why = target.closest("[data-why]");
  if (edits) {
    state.edits.toggle(edits.dataset.edits);
  } else if (why && (target.closest(".why") || isPlain(target))) {
    state.machine.why.ask(why.dataset.why, state.machine.past);
  }
});
const isPlain = (target) => !target.closest("a, button, summary, .versions") && getSelection().isCollapsed;
addEventListener("emoji", () => show());
addEventListener("online", () => state.missing && actions.reload());
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
