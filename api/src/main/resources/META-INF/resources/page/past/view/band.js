// The band over every view of the past: which moment it is, and what leads to another.

import { linkTo } from "../../links.js";
import { html, nothing } from "../../lit.js";
import { texts } from "../../texts.js";
import { fullTime } from "../../times.js";
import { SPEEDS } from "../machine.js";
import { words } from "../words.js";

const said = words.band;

export const band = ({ place, machine }, actions) => html`
  <section class="machine" data-testid="machine" aria-label=${texts.past.name} aria-busy=${machine.past.loading}>
    <header>
      <p class="moment"><b>${said.past}</b> ${moment(machine)}</p>
      <a class="now" href=${linkTo({ ...place, as_of: "" })}>${said.back}</a>
    </header>
    ${machine.span ? dial(machine, actions) : nothing}
    <div class="steer">
      <button class="quiet" data-testid="last" @click=${() => actions.step(false)}>${said.last}</button>
      <button data-testid="play" @click=${actions.play}>${machine.playing ? said.pause : said.play}</button>
      <button class="quiet" data-testid="next" @click=${() => actions.step(true)}>${said.next}</button>
      <label>
        ${said.speed}
        <select data-testid="speed" @change=${({ target }) => actions.speed(Number(target.value))}>
          ${SPEEDS.map((speed) => html`<option value=${speed} .selected=${speed === machine.speed}>${said.speeds[speed]}</option>`)}
        </select>
      </label>
      ${compare(place)}
    </div>
    ${notes(machine)}
  </section>
`;

const moment = ({ at }) =>
  at === undefined ? nothing : html`<time data-testid="moment" datetime=${new Date(at).toISOString()}>${fullTime(at)}</time>`;

const shown = ({ density, span, at, past }) => ({ density, span, at, pin: past.other });

const dial = (machine, actions) => html`
  <div class="dial">
    <density-plot aria-hidden="true" .shown=${shown(machine)}></density-plot>
    <input type="range" data-testid="dial" aria-label=${said.dial} min=${machine.span.from} max=${machine.span.to} step="any"
      aria-valuetext=${fullTime(machine.at)} .value=${String(machine.at)}
      @input=${({ target }) => actions.drag(Math.round(target.value / 1000) * 1000)} @keydown=${actions.dialKey}>
  </div>
`;

const compare = (place) => {
  if (place.page !== "today") {
    return nothing;
  }
  return place.since
    ? html`<a class="quiet" data-testid="compare" href=${linkTo({ ...place, since: "" })}>${said.compareNot}</a>`
    : html`<a class="quiet" data-testid="compare" href=${linkTo({ ...place, since: place.as_of })}>${said.compare}</a>`;
};

const notes = ({ past, failure }) => html`
  <p class="hint" role="status" data-testid="incomplete">${past.incomplete ? said.incomplete : nothing}</p>
  ${past.failure && past.ready ? html`<p class="refusal" role="alert">${said.failed(past.failure)}</p>` : nothing}
  ${failure ? html`<p class="refusal" role="alert">${said.lost(failure)}</p>` : nothing}
`;
