// The words of the settings, beside those of every page.

import { reasonOf } from "../texts.js";

const meanwhile = "Meanwhile somebody else made a change.";

export const words = {
  name: "Settings",
  teams: "Teams",
  archived: "Show archived teams",
  archivedNot: "Hide archived teams",
  isArchived: "archived",
  none: "No team yet. Register the first one here.",
  noPermission: "You may look, but change nothing",
  noPermissionHow: "The token that you signed in with lacks the scope write. Ask whoever runs Rollcall for another.",
  loading: "Reading the settings…",
  failed: "The settings can't be read just now",
  outdated: "What stands here may be out of date.",
  retry: "Try again",
  all: "All teams",
  page: "What the team says",
  stale: (moment) => `Not up to date since ${moment}: what you change here shows later.`,
  facts: (members, channel, schedule) => `${members === 1 ? "1 member" : `${members} members`} · ${channel} · ${schedule}`,
  noChannel: "no Slack channel",
  scheduled: (round, cron, zone) => `${round}: asked at ${cron}, ${zone}`,
  notScheduled: "never asked",
  cancel: "Cancel",
  discard: "Discard",
  meanwhile,
  later: (outcome) => `${outcome} The page shows it as soon as the view has it.`,
  register: {
    title: "Register a team",
    label: "Name of the new team",
    button: "Register",
    busy: "Registering…",
    done: (name) => `${name} is registered. Give it members and a schedule.`,
  },
  archivedTeam: (date) => `Archived on ${date}. Nothing changes it any more.`,
  rename: {
    title: "Name",
    label: "Name",
    button: "Rename",
    busy: "Renaming…",
    done: "The team is renamed.",
  },
  channel: {
    title: "Slack channel",
    workspace: "Slack workspace",
    workspaceHint: "Its id, such as T012AB3C4",
    channel: "Channel",
    channelHint: "Its id, such as C024BE91L. Invite the bot there.",
    button: "Link",
    busy: "Linking…",
    done: "The Slack channel is linked.",
    unlink: "Unlink",
    unlinked: "The Slack channel is unlinked.",
  },
  members: {
    title: "Members",
    none: "Nobody is a member yet.",
    list: "Members of the team",
    user: "Slack user",
    userHint: "Their id, such as U061F7AUR",
    button: "Add",
    busy: "Adding…",
    joined: (name) => `${name} is a member now.`,
    left: (name) => `${name} is no member any more.`,
    remove: "Remove",
    removeWho: (name) => `Remove ${name}`,
  },
  admins: {
    title: "Admins",
    none: "Nobody. From Slack, only who runs the workspace may change the team.",
    user: "Slack user",
    userHint: "Their id. Beside who runs the workspace, admins may change the team from Slack.",
    button: "Appoint",
    busy: "Appointing…",
    appointed: (name) => `${name} is an admin now.`,
    dismissed: (name) => `${name} is no admin any more.`,
    remove: "Dismiss",
    removeWho: (name) => `Dismiss ${name}`,
  },
  audience: {
    unread: "Whom it would ask can't be told just now.",
    asks: (count) => (count === 0 ? "It would ask nobody." : count === 1 ? "It would ask 1 person: " : `It would ask ${count} people: `),
    doubt: (why, remedy) => `Take care: ${why}. What to do: ${remedy}.`,
    noChannel: "The team has no Slack channel: each is asked by a direct message, and a summary needs a channel of its own.",
  },
  schedule: {
    title: "Poll rounds",
    none: "The team is not asked yet.",
    how: "When to ask",
    onDays: "On days of the week",
    own: "By an expression of my own",
    days: "Days",
    dayNames: { MON: "Mon", TUE: "Tue", WED: "Wed", THU: "Thu", FRI: "Fri", SAT: "Sat", SUN: "Sun" },
    time: "Time of day",
    noTime: "Choose a day at least, and a time.",
    cron: "Cron expression",
    cronHint: "Minute, hour, day of month, month and day of week, such as 30 9 * * MON-FRI",
    zone: "Time zone of the team",
    zoneHint: "Such as Europe/Berlin",
    button: "Save the schedule",
    busy: "Saving…",
    done: "The schedule is saved.",
    stop: "Stop asking",
    stopped: "The round is gone: it asks nobody any more.",
  },
  rounds: {
    title: "Rounds",
    add: "Another round",
    name: "Name of the round",
    nameHint: "Such as daily or retro",
    first: "Save what you typed, or discard it, before you look at another round.",
  },
  questions: {
    title: "Questions",
    none: "Without questions, people simply write what they do.",
    add: "Add a question",
    number: (n) => `Question ${n}`,
    text: "Question",
    kind: "Answered by",
    kinds: { text: "a text", choice: "a choice", number: "a number" },
    choices: "Choices",
    choicesHint: "A line each, two at least.",
    optional: "May be left out",
    anonymous: "Anonymous: no view and no log says who answered",
    skip: "Left out for whoever answered",
    never: "never",
    answered: (n) => `question ${n} with …`,
    skipAnswer: "… this answer",
    remove: "Remove",
    removeNumber: (n) => `Remove question ${n}`,
  },
  whom: {
    title: "Whom and how",
    kind: "Who is asked",
    kinds: { members: "The team's members", channel: "Whoever is in its Slack channel", user_group: "A user group of Slack's" },
    group: "User group",
    groupHint: "Its id, such as S0614TZR7",
    ownZones: "Each by their own clock, not by the team's",
    remind: "Remind after minutes",
    remindHint: "Only who has not answered. Empty: nobody is reminded.",
    atMost: "At most so often",
    atMostHint: "Empty: once",
    close: "Close after minutes",
    closeHint: "What comes later counts as late. Empty: at the end of the day.",
    summary: "Summary",
    summaries: { "": "None", person: "By person", question: "By question" },
    channel: "Channel of the summary",
    channelHint: "Its id. Empty: the team's own",
  },
  pause: {
    until: "Pause, and ask again on",
    hint: "Empty: until you resume it",
    button: "Pause",
    busy: "Pausing…",
    done: "The round is paused.",
    resume: "Resume",
    resumed: "The round asks again.",
    is: (until) => (until ? `paused until ${until}` : "paused"),
    told: (round, until) => (until ? `${round} is paused, and asks again on ${until}.` : `${round} is paused until somebody resumes it.`),
  },
  holidays: {
    title: "Holidays",
    none: "The team is asked on holidays, too.",
    now: (country) => `The team is not asked on the holidays of: ${country}.`,
    country: "Country",
    countryHint: "Its code, such as CH",
    subdivision: "Part of the country",
    subdivisionHint: "Its code, such as ZH. Empty: the whole country",
    button: "Save the holidays",
    busy: "Saving…",
    done: "The holidays are saved.",
    ignore: "Ask on holidays too",
    ignored: "The team is asked on holidays, too.",
  },
  digest: {
    title: "Weekly digest",
    none: "The team has no weekly digest.",
    loading: "Asking for the digest…",
    unread: "The digest can't be read just now.",
    now: (day, time, zone, channel) => `On ${day} at ${time} (${zone}), in ${channel}.`,
    own: "the team's channel",
    how: "What was said in a week, who answered their polls, what blocks whom, and who was away.",
    day: "Day",
    time: "Time",
    zone: "Time zone",
    channel: "Slack channel",
    channelHint: "Its id, such as C024BE91L. Empty: the team's own",
    button: "Save the digest",
    busy: "Saving…",
    done: "The digest is saved.",
    drop: "No digest",
    dropped: "The team has no weekly digest any more.",
  },
  preview: {
    title: "It would ask next",
    loading: "Reckoning…",
    none: "Never: there is no such day.",
    choose: "Choose a day and a time to see when the team is asked.",
    failed: "This can't be told.",
    peopleUnread: "Which members chose a time zone can't be read just now.",
    yours: (time) => `${time} where you are`,
    members: "Next, for members who chose a time zone",
  },
  copy: {
    title: "Duplicate",
    how: "Registers another team with the same members and rounds. A Slack channel belongs to one team only, so it isn't copied.",
    label: "Name of the copy",
    of: (name) => `Copy of ${name}`,
    button: "Duplicate",
    busy: "Duplicating…",
    done: (name) => `${name} is registered, with the same members and rounds.`,
    half: (reason) => `The copy is there, but not all of it. ${reason} Press again to go on.`,
  },
  archive: {
    title: "Archive",
    how: "For a team that is no more.",
    button: "Archive…",
    ask: (name) => `Archive ${name}?`,
    means: "Nobody is asked any more, and its Slack channel becomes free for another team. What was said stays to be read. This can't be undone.",
    yes: "Archive for good",
    busy: "Archiving…",
    done: (name) => `${name} is archived.`,
  },
};

const ABOUT = { cron: "The expression", time_zone: "The time zone", slack_user_group: "The user group" };

// Why what a form says can't be reckoned.
export const flawsOf = (failure) =>
  failure.errors?.length ? failure.errors.map(({ field, reason }) => `${ABOUT[field] ?? field} ${reason}.`).join(" ") : reasonOf(failure);

// What a refusal means for who pressed the button: of `errors`, those that stand beside no field. Else the server's own sentence.
export const refusalOf = ({ status, message }, errors = []) => {
  switch (status) {
    case undefined:
      return "The server did not answer, so it isn't known whether it was done. Press again: it is done once.";
    case 400:
      return ["That can't be done.", ...errors.map(({ field, reason }) => `${field} ${reason}.`)].join(" ");
    case 401:
      return "You are signed out. Sign in, and press again.";
    case 412:
      return "Somebody else was faster, and nothing of yours was done. Look at what changed; press again to put yours in its place.";
    case 422:
      return "This was sent before as something else. Press again.";
    case 429:
      return "That was a lot at once. Wait a moment, and press again.";
    case 502:
    case 503:
    case 504:
      return "The service is busy or away, so it isn't known whether it was done. Press again: it is done once.";
    default:
      return message;
  }
};
