// Every word of the operations page.

const number = new Intl.NumberFormat("en");

export const count = (value) => number.format(value);

// Of a time that something takes or took.
export const duration = (seconds) => {
  if (seconds < 0.0005) {
    return "0 s";
  }
  if (seconds < 1) {
    return `${Math.round(seconds * 1_000)} ms`;
  }
  if (seconds < 120) {
    return `${seconds < 10 ? Number(seconds.toFixed(1)) : Math.round(seconds)} s`;
  }
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
};

export const words = {
  title: "Operations",
  well: "All is well",
  states: { critical: "Critical", warning: "Warning", well: "Well", away: "Away", unknown: "Not known" },
  wrong: (some) => `Not well: ${some.join(", ")}`,
  noScope: "This page is for operators",
  noScopeHow: "Your token lacks the scope operate. Ask whoever runs Rollcall for one that has it.",
  offline: "You are offline: this is what was known last.",
  flow: {
    title: "From Slack to the page",
    slack: "Slack",
    slackDoor: "comes in by commands",
    commands: "Commands",
    store: "Store",
    relay: "Relay",
    kafka: "Kafka",
    views: "Views",
    streams: "Streams",
    answers: "answers",
    away: "does not answer",
    notAsked: "being asked",
    perMinute: (events) => `${count(events)} in the last minute`,
    perHour: (events) => `${count(events)} in the last hour`,
    head: (position) => `position ${count(position)}`,
    waiting: (events) => (events === 1 ? "1 event waits" : `${count(events)} events wait`),
    oldest: (time) => `the oldest for ${time}`,
    leads: (address) => (address ? `led from ${address}` : "a pod leads"),
    nobodyLeads: "no pod leads",
    perSecond: (events) => `${count(Math.round(events * 10) / 10)} a second`,
    perSecondHere: (some) => `${count(Math.round(some * 10) / 10)} a second on this pod`,
    published: (position) => `has up to ${count(position)}`,
    behind: (time) => `the slowest is ${time} behind`,
    paused: (some) => `${some} paused`,
    open: (streams) => (streams === 1 ? "1 open on this pod" : `${count(streams)} open on this pod`),
    changes: (changes) => (changes === 1 ? "1 change in the last minute" : `${count(changes)} changes in the last minute`),
  },
  views: {
    title: "Views",
    stuck: "Stale rows",
    lag: (events, time) => `${count(events)} events, ${time}`,
    unknown: "–",
    paused: (by, since, reason) => `Paused by ${by}, ${since}: ${reason}`,
    failing: (reason) => `Fails: ${reason}`,
    pause: "Pause",
    pauseOf: (name) => `Pause ${name}`,
    resume: "Resume",
    resumeOf: (name) => `Resume ${name}`,
    rebuild: "Rebuild",
    rebuildOf: (name) => `Rebuild ${name}`,
    reason: (name) => `Why ${name} is paused`,
    none: "The projector follows no view yet.",
  },
  rebuild: {
    phases: {
      filling: "reads the log",
      catching_up: "catches up",
      waiting: "is complete, and waits to go live",
      swapping: "goes live",
      settling: "tidies up",
      done: "went live",
      aborted: "was given up",
    },
    line: (version, phase) => `Rebuild to version ${version} ${phase}`,
    progress: (events, about) => `${count(events)} of about ${count(about)} events`,
    left: (time) => `${time} left`,
    differences: (rows) => (rows === 1 ? "1 row differs" : `${count(rows)} rows differ`),
    swap: "Go live",
    swapOf: (name) => `Let the rebuild of ${name} go live`,
    abort: "Give up",
    abortOf: (name) => `Give up the rebuild of ${name}`,
  },
  visible: {
    title: "From response to visible",
    how: "How long after its event a change could be seen, over the latest 1,000 changes.",
    none: "Nothing has changed yet.",
    line: (changes, p50, p99) => `${count(changes)} changes: half within ${p50}, 99 % within ${p99}`,
    upTo: (time) => `to ${time}`,
    longer: "longer",
    time: "Time",
    changes: "Changes",
  },
  letters: {
    title: "Dead letters",
    none: "There is none: every event could be applied.",
    more: "There are more; these are the newest.",
    one: (type, projection) => `${type} in ${projection}`,
    noType: "What is no event",
    failed: (times, since) => `tried ${times === 1 ? "once" : `${times} times`}, first ${since}`,
    stuck: "its row stands still",
    look: "Look into",
    close: "Close",
    lookOf: (what) => `Look into ${what}`,
    closeOf: (what) => `Close ${what}`,
    retry: "Retry",
    retryOf: (what) => `Retry ${what}`,
    discard: "Discard",
    discardOf: (what) => `Discard ${what}`,
    reason: "Why it can be done without, for good",
    loading: "Reading it…",
    event: "The event",
    trace: "What was thrown",
    waiting: (events) => `${count(events)} later events of its aggregate wait.`,
    actions: "What was done",
    cannot: (reason) => `It can't be read just now. ${reason}`,
  },
  cancel: "Leave it",
  paused: (name) => `${name} is paused.`,
  resumed: (name) => `${name} goes on.`,
  rebuilding: (name) => `${name} is being rebuilt.`,
  swapping: (name) => `The rebuild of ${name} goes live.`,
  aborted: (name) => `The rebuild of ${name} was given up.`,
  retried: {
    goes_on: "It could be applied; its row goes on.",
    stuck_again: "It can't be applied still.",
    stuck_later: "It could be applied; a later event can't.",
    closed: "It is closed.",
  },
  discarded: "It is discarded; its view does without.",
  notDone: (reason) => `That was not done. ${reason}`,
  gone: (reason) => `This can't be read just now: ${reason.replace(/\.?$/, ".")}`,
  lastKnown: (time) => `What stands here is as of ${time}.`,
  asking: "Being asked…",
};
