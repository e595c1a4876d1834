// What was added, changed and taken back between two moments.

import { personLink, teamLink } from "../../links.js";
import { html, nothing } from "../../lit.js";
import { spoken } from "../../spoken.js";
import { differences } from "../../teamdifferences.js";
import { texts } from "../../texts.js";
import { fullTime } from "../../times.js";
import { avatar } from "../../view/update.js";
import { marked } from "../../view/versions.js";
import { why } from "../../view/why.js";
import { words } from "../words.js";

const said = words.changes;

export const changes = (state, actions) => {
  const { changes, loading } = state.reading;
  if (!changes) {
    return html`<p class="notice" role="status">${said.loading}</p>`;
  }
  const { from, to } = changes;
  return html`
    <header class="head" aria-busy=${loading}>
      <div>
        <h1 tabindex="-1">${texts.changes.title}</h1>
        <p>${from === to ? said.same : said.between(fullTime(from), fullTime(to))}</p>
      </div>
    </header>
    <div class="page changes" data-testid="changes">
      ${group("added", said.added, state)} ${group("changed", said.changed, state)} ${group("gone", said.gone, state)}
      ${changes.more ? more(changes, actions) : nothing}
    </div>
  `;
};

const more = ({ reading, failure }, actions) => html`
  <p data-testid="more-changes">
    ${said.more} <button class="quiet" aria-disabled=${reading} @click=${actions.moreChanges}>${reading ? texts.thread.reading : said.goOn}</button>
  </p>
  ${failure ? html`<p class="refusal" role="alert">${texts.thread.failed(failure)}</p>` : nothing}
`;

const KINDS = {
  added: ({ before }) => !before,
  changed: ({ before, after }) => before && after,
  gone: ({ after }) => !after,
};

const group = (name, title, state) => {
  const { place, reading } = state;
  const isOfTeam = ({ after, before }) => !place.team || place.team === (after ?? before).team_id;
  const some = reading.changes.all.filter(KINDS[name]).filter(isOfTeam);
  return html`
    <section class="group" data-testid=${name}>
      <h2>${title} <span class="count">${some.length}</span></h2>
      ${some.length ? html`<ul class="team updates">${some.map((one) => change(one, state))}</ul>` : html`<p class="said-nothing">${said.none}</p>`}
    </section>
  `;
};

const change = (one, state) => {
  const row = one.after ?? one.before;
  return html`
    <li class="update" data-testid="change" data-why="${one.kind}/${one.id}">
      ${one.kind === "team" ? teamChange(one, row, state) : updateChange(one, row, state)}
    </li>
  `;
};

const updateChange = ({ before, after }, row, state) => html`
  ${avatar(row.author)}
  <h3><a href=${personLink(row, state.place)}>${row.author}</a> ${inTeam(row, state)}</h3>
  <p class="when">${why(state, `status_update/${row.update_id}`, texts.why.update(row.author))}</p>
  <div class="words"><p class="answer" dir="auto">${told(...[before, after].map((one) => one && spoken(one.content, one, state.reading.board)))}</p></div>
`;

const inTeam = (row, { place, reading }) => {
  const team = reading.board.team(row.team_id) ?? reading.changes.team(row.team_id);
  return team ? html`<a class="where" href=${teamLink(row.team_id, place)}>${team.name}</a>` : nothing;
};

const teamChange = ({ before, after }, row, state) => html`
  ${avatar(row.name)}
  <h3><a href=${teamLink(row.team_id, state.place)}>${said.team}</a></h3>
  <p class="when">${why(state, `team/${row.team_id}`, texts.why.team(row.name))}</p>
  <div class="words">
    <p class="answer">${told(before?.name, after?.name)}</p>
    ${before && after ? about(before, after, state.reading.board) : nothing}
  </div>
`;

const told = (before, after) => {
  if (before === undefined) {
    return html`<ins>${after}</ins>`;
  }
  return after === undefined ? html`<del>${before}</del>` : marked(before, after);
};

// What else of a team is not as it was.
const about = (before, after, board) =>
  differences(before, after, (member) => board.name(member) ?? member.slack_user)
    .filter(({ key }) => key !== "name")
    .map(({ text }) => html`<p>${text}</p>`);
