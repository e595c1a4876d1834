// A round of polls: what the controls say of it, and the body of the command that sets it. Pure.

import { controlsOf, cronOf, DAYS } from "./cron.js";

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

const FIRST = {
  own: false,
  cron: "30 9 * * MON-FRI",
  days: DAYS.slice(0, 5),
  time: "09:30",
  time_zone: here,
  kind: "members",
  slack_user_group: "",
  own_zones: false,
  questions: [],
  remind_after_minutes: "",
  remind_at_most: "",
  close_after_minutes: "",
  summary_by: "",
  summary_channel: "",
};

export const QUESTION = { text: "", kind: "text", choices: "", optional: false, anonymous: false, skip_question: "", skip_answer: "" };

export const valuesOf = (round) =>
  round
    ? {
        ...controlsOf(round.cron),
        ...leftOut(round),
        time_zone: round.time_zone,
        kind: round.audience.kind,
        slack_user_group: round.audience.slack_user_group ?? "",
        own_zones: round.own_zones,
        questions: round.questions.map(questionOf),
      }
    : FIRST;

const LEFT_OUT = ["remind_after_minutes", "close_after_minutes", "summary_by", "summary_channel"];

const leftOut = (round) => ({
  ...Object.fromEntries(LEFT_OUT.map((name) => [name, text(round[name])])),
  remind_at_most: text(round.remind_at_most || undefined),
});

const text = (value) => String(value ?? "");

const questionOf = ({ text, kind, choices, optional, anonymous, skip_if }) => ({
  text,
  kind,
  choices: choices.join("\n"),
  optional,
  anonymous,
  skip_question: skip_if ? String(skip_if.question) : "",
  skip_answer: skip_if?.answer ?? "",
});

export const bodyOf = (values) => ({
  cron: cronOf(values),
  time_zone: values.time_zone.trim(),
  audience: { kind: values.kind, ...(values.kind === "user_group" && { slack_user_group: values.slack_user_group.trim() }) },
  own_zones: values.own_zones,
  questions: values.questions.map(asked),
  ...number("remind_after_minutes", values),
  ...(values.remind_after_minutes && number("remind_at_most", values)),
  ...number("close_after_minutes", values),
  ...(values.summary_by && { summary_by: values.summary_by }),
  ...(values.summary_by && values.summary_channel.trim() && { summary_channel: values.summary_channel.trim() }),
});

const number = (name, values) => (values[name] === "" ? {} : { [name]: Math.trunc(Number(values[name])) });

const asked = ({ text, kind, choices, optional, anonymous, skip_question, skip_answer }) => ({
  text: text.trim(),
  kind,
  ...(kind === "choice" && { choices: lines(choices) }),
  optional,
  anonymous,
  ...(skip_question && { skip_if: { question: Number(skip_question), answer: skip_answer.trim() } }),
});

const lines = (text) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

const FIELDS = [
  "round",
  "cron",
  "time_zone",
  "audience.slack_user_group",
  "remind_after_minutes",
  "remind_at_most",
  "close_after_minutes",
  "summary_channel",
];

// Those that a refusal may name, and that have a place on the page.
export const fieldsOf = ({ questions }) => [
  ...FIELDS,
  ...questions.flatMap((_, n) => ["text", "choices", "skip_if.question", "skip_if.answer"].map((name) => `questions[${n}].${name}`)),
];

// A choice that is refused stands in the field of all.
export const fieldOf = (field) => field.replace(/\.choices\[\d+\]$/, ".choices");

// Where an earlier question goes, those that were left out by its answer are asked.
export const without = (questions, n) =>
  questions
    .filter((_, at) => at !== n)
    .map((question) => {
      const skip = Number(question.skip_question);
      return skip === n + 1
        ? { ...question, skip_question: "", skip_answer: "" }
        : { ...question, skip_question: skip > n + 1 ? String(skip - 1) : question.skip_question };
    });
