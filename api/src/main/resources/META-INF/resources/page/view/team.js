// One team: its members, its day, and what was said before.

import { personLink } from "../links.js";
import { html, nothing } from "../lit.js";
import { texts } from "../texts.js";
import { date } from "../times.js";
import { answers, members, rest, stale, tally } from "./day.js";
import { unknownPage } from "./notices.js";
import { thread } from "./thread.js";
import { avatar } from "./update.js";
import { why } from "./why.js";

const words = texts.team;

export const team = (state, actions) => {
  const { board, midnight } = state.reading;
  const team = board.team(state.place.team_id);
  if (!team) {
    return unknownPage({ title: words.unknown, how: words.unknownHow });
  }
  const day = board.dayOf(team, midnight);
  return html`
    <header class="head">
      <div>
        <h1 tabindex="-1">${team.name}</h1>
        ${why(state, `team/${team.team_id}`, texts.why.team(team.name))}
        ${team.archived_at ? html`<p data-testid="archived">${words.archived(date(team.archived_at))}</p>` : nothing}
        ${stale(team)}
      </div>
    </header>
    <div class="page">
      <section class="group" data-testid="members">
        <h2>${words.members}</h2>
        ${team.members.length ? members(team.members, state, team) : html`<p class="said-nothing">${words.noMembers}</p>`}
      </section>
      <section class="group" data-testid="today">
        <h2>${state.place.as_of ? words.thatDay : words.today} ${tally(day)}</h2>
        ${day.people.length || day.waiting.length
          ? html`<div class="team">${answers(day, state)} ${team.archived_at ? nothing : rest(day, state)}</div>`
          : html`<p class="said-nothing">${words.nothingToday}</p>`}
      </section>
      <section class="group">
        <h2>${state.place.as_of ? words.beforeThen : words.before}</h2>
        ${state.reading.thread ? thread(state, actions, author(state), words.nothingBefore) : nothing}
      </section>
    </div>
  `;
};

const author = ({ place }) => (update) => html`
  ${avatar(update.author)}
  <h4><a href=${personLink(update, place)}>${update.author}</a></h4>
`;
