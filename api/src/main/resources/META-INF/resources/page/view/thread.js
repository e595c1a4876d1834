// Updates of the past, newest first, a heading for each day, and the way to older ones.

import { html, nothing, repeat } from "../lit.js";
import { texts } from "../texts.js";
import { date, midnight } from "../times.js";
import { entry } from "./update.js";

const words = texts.thread;

// `heading` gives each update its first line; `none` is said where there is nothing.
export const thread = (state, actions, heading, none) => {
  const { thread } = state.reading;
  const days = Map.groupBy(thread.updates, (update) => midnight(update.created_at).getTime());
  return html`
    <div class="thread" data-testid="thread">
      ${repeat(days, ([day]) => day, ([day, updates]) => dayOf(day, updates, state, heading))}
      ${thread.whole && !days.size ? html`<p class="said-nothing">${none}</p>` : nothing}
      <div class="more">${more(thread, actions)}</div>
    </div>
  `;
};

const dayOf = (day, updates, state, heading) => html`
  <section class="team">
    <h3 class="date">${day === state.reading.midnight.getTime() && !state.place.as_of ? words.today : date(day)}</h3>
    <ol class="updates">
      ${repeat(updates, (update) => update.update_id, (update) => entry(update, state, heading))}
    </ol>
  </section>
`;

const more = (thread, actions) => {
  if (thread.failure) {
    return html`
      <p role="alert">${words.failed(thread.failure)}</p>
      <button @click=${actions.older}>${words.retry}</button>
    `;
  }
  if (thread.whole) {
    return thread.updates.length ? html`<p>${words.beginning}</p>` : nothing;
  }
  return thread.begun
    ? html`<button aria-disabled=${thread.reading} @click=${actions.older}>${thread.reading ? words.reading : words.older}</button>`
    : html`<p role="status">${words.loading}</p>`;
};
