// Every word and every time on the page, in one place.

// English words go with English dates, in the viewer's own order and zone.
const language = navigator.languages.find((tag) => tag.startsWith("en")) ?? "en";
const clock = new Intl.DateTimeFormat(language, { timeStyle: "short" });
const day = new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long" });
const moment = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "long" });

export const time = (instant) => clock.format(new Date(instant));
export const fullTime = (instant) => moment.format(new Date(instant));
export const date = (instant) => day.format(instant);

export const texts = {
  title: "Rollcall",
  loading: "Calling the roll…",
  answered: (some, all) => `${some} of ${all} answered`,
  connection: {
    connecting: "Connecting…",
    live: "Live",
    reconnecting: "Reconnecting…",
  },
  since: (instant) => `as of ${time(instant)}`,
  edited: "edited",
  editedAt: (instant) => `Edited ${fullTime(instant)}`,
  stale: (instant) => `Not up to date since ${fullTime(instant)}`,
  earlier: (count) => (count === 1 ? "1 earlier today" : `${count} earlier today`),
  waiting: "Not yet",
  everyone: "Everyone has answered",
  nobody: "Nobody is in this team yet. It fills with the first update.",
  news: (author, team, content) => `${author} in ${team}: ${content}`,
  signOut: "Sign out",
  signIn: {
    title: "Who works on what, today",
    label: "Access token",
    hint: "On your own machine, ./rollcall up prints one. Elsewhere, ask whoever runs Rollcall.",
    button: "Open the board",
    refused: "This token is not known here. Is it complete?",
  },
  empty: {
    title: "No team yet",
    how: "Make the first one from a terminal, with a token that may write:",
    then: "Link its Slack channel, and what people say there with the slash command shows up here:",
    slash: "/rollcall Finished the import, reviewing alerts next",
    curl: (url) =>
      `curl ${url}/commands/v1/teams \\\n  -H "Authorization: Bearer $TOKEN" \\\n` +
      `  -H "Idempotency-Key: first-team" \\\n  --json '{"name": "Platform"}'`,
  },
  failed: {
    title: "The board can't be read just now",
    retry: "Try now",
    waiting: "It is tried again by itself.",
  },
  unknownFailure: "The server did not answer.",
};
