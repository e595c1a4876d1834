// Dead letters: what could not be applied, why, and what to do about it.

import { html, nothing, repeat } from "../../lit.js";
import { fullTime, shortTime } from "../../times.js";
import { words } from "../words.js";
import { reason } from "./reason.js";

const said = words.letters;

export const letters = (page, { items, next_cursor }) =>
  items.length
    ? html`
        <ul class="rows">
          ${repeat(items, ({ id }) => id, (letter) => row(page, letter))}
        </ul>
        ${next_cursor ? html`<p class="quiet-line">${said.more}</p>` : nothing}
      `
    : html`<p class="quiet-line">${said.none}</p>`;

const row = (page, letter) => {
  const { id, projection, event_type, attempts, first_failed_at, stuck } = letter;
  const what = said.one(event_type ?? said.noType, projection);
  const known = page.letters.of(id);
  return html`
    <li data-testid="letter" data-id=${id} data-state=${stuck ? "warning" : "well"}>
      <h3>${what}</h3>
      <b class="state">${letter.cause}</b>
      <p>${said.failed(attempts, shortTime(first_failed_at))}${stuck ? html` · ${said.stuck}` : nothing}</p>
      <div class="does">
        <button class="quiet" aria-expanded=${known !== undefined} aria-label=${known ? said.closeOf(what) : said.lookOf(what)}
          @click=${() => page.letters.toggle(id)}>${known ? said.close : said.look}</button>
        <button class="quiet" aria-label=${said.retryOf(what)} @click=${() => page.retry(id)}>${said.retry}</button>
        <button class="quiet" aria-label=${said.discardOf(what)} @click=${() => page.ask(`discard/${id}`)}>${said.discard}</button>
      </div>
      <p class="note">${letter.message}</p>
      ${reason(page, `discard/${id}`, said.reason, said.discard, (why) => page.discard(id, why))} ${known ? inside(known) : nothing}
    </li>
  `;
};

const inside = ({ detail, failure }) => {
  if (failure) {
    return html`<p class="note" role="alert">${said.cannot(failure)}</p>`;
  }
  if (!detail) {
    return html`<p class="note" role="status">${said.loading}</p>`;
  }
  const { event, text, base64, stack_trace, waiting, actions } = detail;
  return html`
    <div class="inside" data-testid="inside">
      ${waiting ? html`<p>${said.waiting(waiting)}</p>` : nothing}
      <h4>${said.event}</h4>
      <pre tabindex="0">${event ? JSON.stringify(event, null, 2) : (text ?? base64)}</pre>
      ${stack_trace ? html`<h4>${said.trace}</h4><pre tabindex="0">${stack_trace}</pre>` : nothing}
      ${actions?.length
        ? html`
            <h4>${said.actions}</h4>
            <ul>
              ${actions.map((one) => html`<li>${fullTime(one.done_at)}: ${one.action}, ${one.actor} ${one.reason ?? nothing} (${one.outcome})</li>`)}
            </ul>
          `
        : nothing}
    </div>
  `;
};
