// What is open on a day: who is blocked, and whom a poll waits for.

import { personLink, teamLink } from "../links.js";
import { html, nothing, repeat } from "../lit.js";
import { texts } from "../texts.js";
import { fullTime, shortTime } from "../times.js";
import { written } from "./said.js";
import { avatar } from "./update.js";

const words = texts.open;

// On top of the board, or of one team's part of it: those of the teams and words that its filters leave.
export const blockers = (state, team) => {
  const shown = blocked(state).filter(({ team_id }) => !team || team.team_id === team_id);
  return shown.length
    ? html`
        <section class="blockers" data-testid="blockers" aria-labelledby="blocked">
          <h2 id="blocked">${words.blocked(shown.length)}</h2>
          <ul>
            ${repeat(shown, ({ update_id }) => update_id, (blocker) => one(blocker, state))}
          </ul>
        </section>
      `
    : nothing;
};

export const blocked = ({ place, reading }) => {
  const sought = place.q.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return reading.open.blockers.filter(({ team_id, author, blocker }) => {
    const text = [reading.board.team(team_id)?.name, author, blocker].join("\n").toLocaleLowerCase();
    return (!place.team || place.team === team_id) && sought.every((word) => text.includes(word));
  });
};

const one = (blocker, state) => {
  const { place, reading } = state;
  const team = reading.board.team(blocker.team_id);
  return html`
    <li data-testid="blocker">
      ${avatar(blocker.author)}
      <p class="when">
        <a href=${personLink(blocker, place)}><b>${blocker.author}</b></a>
        ${team ? html`<a href=${teamLink(team.team_id, place)}>${team.name}</a>` : nothing}
        <time datetime=${blocker.since} title=${fullTime(blocker.since)}>${words.since(shortTime(blocker.since))}</time>
      </p>
      ${written(blocker.blocker, blocker, state)}
    </li>
  `;
};

// Whom the open poll of a team waits for and until when, and who has answered it too late.
export const awaited = (team, state, where = nothing) => {
  const poll = state.reading.open.pollOf(team.team_id);
  const late = (poll?.answers ?? []).filter((answer) => answer.late);
  return html`
    ${poll?.awaited?.length
      ? html`
          <p class="awaited" data-testid="awaited">
            ${words.awaits(shortTime(poll.slot ?? poll.opened_at))} ${people(poll.awaited, state)}${where}
            ${poll.closes_at ? html`<time datetime=${poll.closes_at} title=${fullTime(poll.closes_at)}>${words.until(shortTime(poll.closes_at))}</time>` : nothing}
          </p>
        `
      : nothing}
    ${late.length ? html`<p class="awaited" data-testid="late">${words.late} ${people(late, state)}${where}</p>` : nothing}
  `;
};

const people = (members, { reading, place }) =>
  members.map((member, n) => html`${n ? ", " : ""}<a href=${personLink(member, place)}>${reading.board.name(member) ?? member.slack_user}</a>`);
