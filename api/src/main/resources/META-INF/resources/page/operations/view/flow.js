// The flow picture: each stage with what it does and how far behind it is, in the order of the data's path.

import { html } from "../../lit.js";
import * as judging from "../judging.js";
import { worst } from "../rules.js";
import { duration, words } from "../words.js";

const said = words.flow;

export const flow = ({ answers }, { now }) => html`
  <section class="part" data-testid="flow" aria-labelledby="part-flow">
    <h2 id="part-flow">${said.title}</h2>
    <ol class="flow">
      ${stages(answers, now).map(
        ({ key, name, state, lines }) => html`
          <li data-testid="stage-${key}" data-state=${state}>
            <h3>${name}</h3>
            <b class="state">${words.states[state]}</b>
            ${lines.map((line) => html`<p>${line}</p>`)}
          </li>
        `,
      )}
    </ol>
  </section>
`;

// Pure: answers in; names, states and lines out.
export const stages = (answers, now) => {
  const [commands, projector, api] = judging.services(answers);
  return [
    stage("slack", commands, answers.doors, () => ({ lines: [said.slackDoor, ...rateHere(answers.doors, "slack_requests")] })),
    stage("commands", commands, answers.doors, () => ({ lines: [said.answers, ...rateHere(answers.doors, "commands")] })),
    stage("store", api, answers.flow, ({ log }) => ({ lines: [said.head(log.head), said.perMinute(log.last_minute), said.perHour(log.last_hour)] })),
    stage("relay", commands, answers.relay, (relay) => ({
      severity: judging.ofRelay(relay),
      lines: [relay.leader ? said.leads(relay.leader.address) : said.nobodyLeads, ...waiting(relay)],
    })),
    stage("kafka", commands, answers.relay, (relay) => ({ lines: [said.published(relay.position), ...rate(answers.relay, "position", said.perSecond)] })),
    stage("views", projector, answers.projections, ({ items }) => ({
      severity: worst(judging.ofViews(items), judging.ofLetters(answers.letters.answer?.items ?? [], now)),
      lines: behind(items),
    })),
    stage("streams", api, answers.flow, ({ feed, streams }) => ({ lines: [said.changes(feed.last_minute), said.open(streams)] })),
  ];
};

const stage = (key, service, { answer }, tell) => {
  const name = said[key];
  if (service.failure) {
    return { key, name, state: "away", lines: [said.away] };
  }
  if (!answer) {
    return { key, name, state: "unknown", lines: [said.notAsked] };
  }
  const { severity, lines } = tell(answer);
  return { key, name, state: severity ?? "well", lines };
};

// Between the last two answers.
const rate = ({ answer, at, last, lastAt }, counter, words) =>
  last && answer[counter] >= last[counter] ? [words(((answer[counter] - last[counter]) * 1_000) / (at - lastAt))] : [];

// Each pod counts what comes to it.
const rateHere = (known, counter) =>
  known.last?.pod === known.answer.pod ? rate(known, counter, said.perSecondHere) : [];

const waiting = ({ backlog_events, backlog_seconds }) => [
  said.waiting(backlog_events),
  ...(backlog_events ? [said.oldest(duration(backlog_seconds))] : []),
];

const behind = (items) => {
  const known = items.map(({ lag_seconds }) => lag_seconds).filter((lag) => lag !== undefined);
  const paused = items.filter(({ paused }) => paused).length;
  return [...(known.length ? [said.behind(duration(Math.max(...known)))] : []), ...(paused ? [said.paused(paused)] : [])];
};
