// The views: how far each is, and pausing, resuming and rebuilding it.

import { html, nothing, repeat } from "../../lit.js";
import { fullTime } from "../../times.js";
import { ofView } from "../judging.js";
import { isOver } from "../rebuilds.js";
import { count, duration, words } from "../words.js";
import { reason } from "./reason.js";

const said = words.views;

// Of what was known before the projector went away it is not known whether it is well.
export const projections = (page, { answer, failure }) =>
  answer.items.length
    ? html`<ul class="rows">${repeat(answer.items, ({ name }) => name, (item) => row(page, item, failure ? "unknown" : stateOf(item)))}</ul>`
    : html`<p class="quiet-line">${said.none}</p>`;

const stateOf = (item) => ofView(item) ?? (item.failing ? "warning" : "well");

const row = (page, item, state) => {
  const { name, paused, failing } = item;
  return html`
    <li data-testid="projection" data-name=${name} data-state=${state}>
      <h3>${name}</h3>
      <b class="state">${words.states[state]}</b>
      <p>${lag(item)}${item.stuck_aggregates ? html` · ${said.stuck}: ${count(item.stuck_aggregates)}` : nothing}</p>
      <div class="does">
        ${paused
          ? html`<button aria-label=${said.resumeOf(name)} @click=${() => page.resume(name)}>${said.resume}</button>`
          : html`<button class="quiet" aria-label=${said.pauseOf(name)} @click=${() => page.ask(`pause/${name}`)}>${said.pause}</button>`}
        ${underWay(page, item) ? nothing : html`<button class="quiet" aria-label=${said.rebuildOf(name)} @click=${() => page.rebuild(name)}>${said.rebuild}</button>`}
      </div>
      ${paused ? html`<p class="note">${said.paused(paused.by, fullTime(paused.since), paused.reason)}</p>` : nothing}
      ${failing ? html`<p class="note">${said.failing(failing)}</p>` : nothing}
      ${reason(page, `pause/${name}`, said.reason(name), said.pause, (why) => page.pause(name, why))} ${rebuild(page, name)}
    </li>
  `;
};

const lag = ({ lag_events, lag_seconds }) =>
  lag_events === undefined ? said.unknown : said.lag(lag_events, duration(lag_seconds ?? 0));

const underWay = (page, { name }) => {
  const known = page.rebuilds.of(name);
  return known && !isOver(known);
};

const rebuild = (page, name) => {
  const known = page.rebuilds.of(name);
  if (!known) {
    return nothing;
  }
  const { phase, version, events, events_about, seconds_left, differences, failure } = known;
  return html`
    <div class="rebuild" data-testid="rebuild" data-phase=${phase}>
      <p role="status">${words.rebuild.line(version, words.rebuild.phases[phase] ?? phase)}</p>
      ${failure ? html`<p class="refusal">${words.gone(failure)}</p>` : nothing}
      ${isOver(known)
        ? nothing
        : html`<progress aria-label=${said.rebuildOf(name)} max=${Math.max(events_about, events, 1)} value=${phase === "filling" ? events : Math.max(events_about, events, 1)}></progress>`}
      <p>
        ${words.rebuild.progress(events, events_about)}
        ${phase === "filling" && seconds_left !== undefined ? html` · ${words.rebuild.left(duration(seconds_left))}` : nothing}
        ${differences === undefined ? nothing : html` · ${words.rebuild.differences(differences)}`}
      </p>
      ${isOver(known)
        ? nothing
        : html`
            <div class="does">
              ${phase === "waiting" ? html`<button aria-label=${words.rebuild.swapOf(name)} @click=${() => page.swap(name)}>${words.rebuild.swap}</button>` : nothing}
              <button class="quiet" aria-label=${words.rebuild.abortOf(name)} @click=${() => page.abort(name)}>${words.rebuild.abort}</button>
            </div>
          `}
    </div>
  `;
};
