// Today: every team, who has answered and who has not, as columns or as one list.

import { newestFirst } from "../board.js";
import { teamLink, todayLink } from "../links.js";
import { html, nothing, repeat } from "../lit.js";
import { found } from "../search.js";
import { texts } from "../texts.js";
import { date } from "../times.js";
import { card, notYet } from "./day.js";
import { empty } from "./notices.js";
import { awaited, blockers } from "./open.js";
import { speaker } from "./update.js";

const words = texts.today;

export const today = (state, actions) => {
  const { reading, place } = state;
  const days = reading.board.since(reading.midnight);
  if (!days.length) {
    return empty(state);
  }
  const shown = found(days, place, reading.board);
  return html`
    <header class="head">
      <div>
        <h1 tabindex="-1">${date(reading.midnight)}</h1>
        <p>${progress(days)}</p>
      </div>
      ${tools(state, actions)}
    </header>
    ${place.q ? html`<p class="found" role="status">${words.found(count(shown))}</p>` : nothing} ${blockers(state)} ${board(shown, state)}
  `;
};

const count = (days) => days.reduce((sum, { people, waiting }) => sum + people.length + waiting.length, 0);

export const progress = (days) => {
  const everyone = count(days);
  return everyone ? texts.answered(days.flatMap(({ people }) => people).length, everyone) : nothing;
};

const tools = ({ place, reading }, actions) => html`
  <form class="tools" role="search" @submit=${(event) => event.preventDefault()}>
    <label>
      <span class="unseen">${words.search}</span>
      <input type="search" data-testid="search" placeholder=${words.searchHint} autocomplete="off" .value=${place.q}
        @input=${(event) => actions.filter({ q: event.target.value })}>
    </label>
    <label>
      <span class="unseen">${words.team}</span>
      <select data-testid="team-filter" @change=${(event) => actions.filter({ team: event.target.value })}>
        <option value="" .selected=${!place.team}>${words.everyTeam}</option>
        ${reading.board
          .teams()
          .map(({ team_id, name }) => html`<option value=${team_id} .selected=${team_id === place.team}>${name}</option>`)}
      </select>
    </label>
    <span class="choice" role="group" aria-label=${words.view}>
      ${choice(words.columns, !place.list, { ...place, list: false })}
      ${choice(words.list, place.list, { ...place, list: true })}
    </span>
    <a class="quiet" href=${todayLink({ team: place.team, as_of: place.as_of, wall: true })}>${words.wall}</a>
  </form>
`;

const choice = (text, chosen, place) =>
  html`<a href=${todayLink(place)} aria-current=${chosen ? "true" : nothing}>${text}</a>`;

const board = (days, state) => {
  if (!days.length) {
    return html`
      <div class="notice" data-testid="nothing-found">
        <p>${words.nothing}</p>
        <p><a href=${todayLink({ ...state.place, team: "", q: "" })}>${words.showAll}</a></p>
      </div>
    `;
  }
  return state.place.list
    ? list(days, state)
    : html`<div class="board">${repeat(days, ({ team }) => team.team_id, (day) => card(day, state))}</div>`;
};

const list = (days, state) => {
  const said = days
    .flatMap(({ team, people }) => people.map((updates) => ({ team, updates })))
    .sort((a, b) => newestFirst(a.updates[0], b.updates[0]));
  return html`
    <section class="team list" data-testid="list" aria-label=${words.answers}>
      <h2 class="unseen">${words.answers}</h2>
      <ol class="updates">
        ${repeat(said, ({ updates }) => updates[0].update_id, ({ team, updates }) => speaker(updates, state, inTeam(team, state)))}
      </ol>
      ${said.length ? nothing : html`<p class="rest">${words.noAnswers}</p>`}
      ${days.map(({ team }) => awaited(team, state, inTeam(team, state)))}
      ${days.filter(({ waiting }) => waiting.length).map(({ team, waiting }) => notYet(waiting, state, team, inTeam(team, state)))}
    </section>
  `;
};

const inTeam = (team, { place }) => html` <a class="where" href=${teamLink(team.team_id, place)}>${team.name}</a>`;
