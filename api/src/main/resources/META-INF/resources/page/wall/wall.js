// Today, to be read from afar: one team after the other. Where motion is not wanted, all of them at once.

import { todayLink } from "../links.js";
import { html, nothing, repeat } from "../lit.js";
import { still } from "../rotation.js";
import { found } from "../search.js";
import { sheet } from "../sheet.js";
import { texts } from "../texts.js";
import { date } from "../times.js";
import { answers, card, rest, tally } from "../view/day.js";
import { connection, trouble } from "../view/frame.js";
import { empty } from "../view/notices.js";
import { awaited, blocked, blockers } from "../view/open.js";
import { progress } from "../view/today.js";

await sheet("/page/wall/wall.css");

export class Beside {
  view = wall;
  go() {}
  close() {}
}

// Nobody scrolls a wall: a large team takes several slides.
const PEOPLE = 6;

const words = texts.wall;

const wall = (state, actions) => {
  const { place, reading } = state;
  const days = found(reading.board.since(reading.midnight), place, reading.board);
  return html`
    <header class="top">
      <img class="mark" src="/mark.svg" alt=${texts.title} width="36" height="36">
      <h1>${date(reading.midnight)}</h1>
      <p class="progress">${progress(days)} ${blockedInAll(state)}</p>
      ${connection(reading)}
      <a class="quiet" href=${todayLink({ ...place, wall: false })}>${words.leave}</a> ${trouble(state, actions)}
    </header>
    <main id="main" class="wall" data-testid="wall">${content(days, state, actions)}</main>
  `;
};

const content = (days, state, actions) => {
  if (!days.length) {
    return empty(state);
  }
  if (still.matches) {
    return html`${blockers(state)}<div class="board">${repeat(days, ({ team }) => team.team_id, (day) => card(day, state))}</div>`;
  }
  const slides = slidesOf(days, blocked(state).map(({ team_id }) => team_id));
  const at = ((state.rotation.at % slides.length) + slides.length) % slides.length;
  return html`
    <div class="stage" @mousemove=${() => actions.pointed(true)} @mouseleave=${() => actions.pointed(false)}
      @focusin=${({ target }) => actions.focused(target.matches(":focus-visible"))} @focusout=${() => actions.focused(false)}>
      ${repeat([slides[at]], ({ name }) => name, (one) => slide(one, state))}
      ${slides.length > 1 ? controls(slides, at, state, actions) : nothing}
    </div>
  `;
};

// Whichever team is shown.
const blockedInAll = (state) => {
  const { length } = blocked(state);
  return length ? html`<b data-testid="blocked-in-all">${texts.open.blocked(length)}</b>` : nothing;
};

const slidesOf = (days, blocking) => {
  const inhabited = days.filter(({ team, people, waiting }) => people.length + waiting.length || blocking.includes(team.team_id));
  return (inhabited.length ? inhabited : days).flatMap((day) => {
    const parts = Math.max(1, Math.ceil(day.people.length / PEOPLE));
    return Array.from({ length: parts }, (_, n) => ({
      day,
      people: day.people.slice(n * PEOPLE, (n + 1) * PEOPLE),
      name: words.part(day.team.name, n + 1, parts),
    }));
  });
};

const slide = ({ day, people, name }, state) => html`
  <section class="slide" data-testid="team" data-team-id=${day.team.team_id} aria-label=${name}>
    <header>
      <h2>${name}</h2>
      ${tally(day)}
    </header>
    ${blockers(state, day.team)} ${answers({ people }, state)} ${awaited(day.team, state)} ${rest(day, state)}
  </section>
`;

const controls = (slides, at, { rotation }, actions) => html`
  <nav class="controls" aria-label=${words.controls}>
    ${slides.map(
      ({ name }, n) => html`
        <button class="quiet" aria-current=${n === at ? "true" : nothing} @click=${() => actions.turnTo(n)}>${name}</button>
      `,
    )}
    <button class="quiet" data-testid="pause" @click=${() => actions.pause(!rotation.paused)}>
      ${rotation.paused ? words.goOn : words.pause}
    </button>
    <span class="held" data-testid="held">${rotation.held && !rotation.paused ? words.held : nothing}</span>
  </nav>
`;
