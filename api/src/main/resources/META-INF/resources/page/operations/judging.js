// What the answers say of each stage of the flow and of each view. Pure: answers in, severities out.

import { QUESTIONS } from "./services.js";
import { severity, worst } from "./rules.js";

const NEW = 15 * 60_000;

const SERVICES = ["commands", "projector", "api"];

// A service is away while a question to it is not answered.
export const services = (answers) =>
  SERVICES.map((name) => {
    const all = Object.keys(QUESTIONS).filter((question) => QUESTIONS[question].service === name).map((question) => answers[question]);
    const failure = all.find((one) => one.failure)?.failure;
    return { name, failure, asked: all.some((one) => one.answer || one.failure), severity: failure && severity("RollcallServiceGone") };
  });

export const ofRelay = (relay) =>
  worst(
    severity("RollcallNoRelay", relay.leader ? 1 : 0),
    severity("RollcallRelayBehind", relay.backlog_seconds),
    severity("RollcallRelayBacklog", relay.backlog_events),
  );

export const ofView = (view) =>
  worst(
    severity("RollcallProjectionPaused", view.paused ? 1 : 0),
    severity("RollcallProjectionLags", view.lag_seconds),
    severity("RollcallAggregatesStuck", view.stuck_aggregates),
  );

export const ofViews = (views) => worst(...views.map(ofView));

// As many as came in a quarter of an hour.
const newLetters = (letters, now) => letters.filter((letter) => now - Date.parse(letter.first_failed_at) < NEW).length;

export const ofLetters = (letters, now) => severity("RollcallDeadLetters", newLetters(letters, now));
