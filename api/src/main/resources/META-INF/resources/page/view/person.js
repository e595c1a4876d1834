// One person: whatever they said, newest first.

import { teamLink } from "../links.js";
import { html, nothing } from "../lit.js";
import { texts } from "../texts.js";
import { thread } from "./thread.js";
import { avatar } from "./update.js";

const words = texts.person;

export const person = (state, actions) => {
  const { place, reading } = state;
  const name = personName(place, reading);
  const teams = reading.board.teamsOf(place);
  return html`
    <header class="head">
      <div class="who">
        ${avatar(name)}
        <h1 tabindex="-1">${name}</h1>
        ${teams.length ? html`<p>${words.memberOf} ${teams.map((team) => html`<a href=${teamLink(team.team_id, place)}>${team.name}</a> `)}</p>` : nothing}
      </div>
    </header>
    <div class="page">
      <h2 class="unseen">${words.said}</h2>
      ${reading.thread ? thread(state, actions, inTeam(state), words.nothing) : nothing}
    </div>
  `;
};

// As they signed what they said last.
export const personName = (place, { board, thread }) =>
  thread?.updates[0]?.author ?? board.name(place) ?? words.name(place.slack_user ?? place.author);

const inTeam = ({ reading, place }) => (update) => {
  const team = reading.board.team(update.team_id);
  return html`<h4 class="wide">${team ? html`<a href=${teamLink(team.team_id, place)}>${team.name}</a>` : words.teamUnknown}</h4>`;
};
