// A team's day: who has answered, and who has not.

import { person } from "../board.js";
import { personLink, teamLink } from "../links.js";
import { html, nothing, repeat } from "../lit.js";
import { texts } from "../texts.js";
import { fullTime } from "../times.js";
import { awaited } from "./open.js";
import { speaker } from "./update.js";
import { why } from "./why.js";

export const card = (day, state) => html`
  <section class="team" data-testid="team" data-team-id=${day.team.team_id} aria-labelledby="team-${day.team.team_id}">
    <header>
      <h2 id="team-${day.team.team_id}"><a href=${teamLink(day.team.team_id, state.place)}>${day.team.name}</a></h2>
      ${why(state, `team/${day.team.team_id}`, texts.why.team(day.team.name))} ${tally(day)}
    </header>
    ${stale(day.team)} ${answers(day, state)} ${awaited(day.team, state)} ${rest(day, state)}
  </section>
`;

export const stale = (team) =>
  team.stale_since ? html`<p class="stale">${texts.stale(fullTime(team.stale_since))}</p>` : nothing;

export const answers = ({ people }, state) => html`
  <ol class="updates">
    ${repeat(people, ([latest]) => latest.update_id, (updates) => speaker(updates, state))}
  </ol>
`;

// Of those who are shown: with a search, of those who match.
export const tally = ({ people, waiting }) => {
  const some = people.length;
  const all = some + waiting.length;
  return all === 0
    ? nothing
    : html`
        <p class="tally" role="img" aria-label=${texts.answered(some, all)} title=${texts.answered(some, all)}>
          ${all > 12 ? `${some}/${all}` : Array.from({ length: all }, (_, n) => html`<i class=${n < some ? "in" : ""}></i>`)}
        </p>
      `;
};

export const rest = ({ team, people, waiting }, state) => {
  if (!people.length && !waiting.length) {
    return html`<p class="rest">${texts.nobody}</p>`;
  }
  if (waiting.length) {
    return notYet(waiting, state, team);
  }
  return state.reading.open.pollOf(team.team_id)?.awaited?.length ? nothing : html`<p class="rest all">${texts.everyone}</p>`;
};

export const notYet = (waiting, state, team, where = nothing) => html`
  <div class="rest" data-testid="waiting">
    <h3>${texts.waiting}${where}</h3>
    ${members(waiting, state, team)}
  </div>
`;

export const members = (some, state, team) => html`
  <ul class="members">
    ${some.map((member) => memberOf(member, team, state))}
  </ul>
`;

const memberOf = (member, team, state) => {
  const name = state.reading.board.name(member) ?? member.slack_user;
  return html`
    <li>
      <a href=${personLink(member, state.place)}>${name}</a>
      ${why(state, `team/${team.team_id}/${person(member)}`, texts.why.member(name))}
    </li>
  `;
};
