// One update, and who said it.

import { personLink } from "../links.js";
import { html, nothing } from "../lit.js";
import { texts } from "../texts.js";
import { ago, fullTime, time } from "../times.js";
import { line, written } from "./said.js";
import { versions } from "./versions.js";
import { asks, why } from "./why.js";

// Somebody's updates of today: the latest in full, the earlier ones behind a word. `where` says in which team.
export const speaker = ([latest, ...earlier], state, where = nothing) => html`
  <li class="update ${state.fresh.has(latest.update_id) ? "fresh" : ""}" data-testid="update" data-update-id=${latest.update_id}
    data-why=${asked(latest, state)}>
    ${avatar(latest.author)}
    <h3><a href=${personLink(latest, state.place)}>${latest.author}</a>${where}</h3>
    ${when(latest, ago(latest.created_at, state.now), state)} ${said(latest, state)}
    ${earlier.length
      ? html`
          <details>
            <summary>${texts.earlier(earlier.length)}</summary>
            ${earlier.map((update) => html`<div class="said" data-why=${asked(update, state)}>${when(update, time(update.created_at), state)} ${said(update, state)}</div>`)}
          </details>
        `
      : nothing}
  </li>
`;

// An update in a thread, under its day.
export const entry = (update, state, heading) => html`
  <li class="update ${state.fresh.has(update.update_id) ? "fresh" : ""}" data-testid="update" data-update-id=${update.update_id}
    data-why=${asked(update, state)}>
    ${heading(update)} ${when(update, whenOf(update, state), state)} ${said(update, state)}
  </li>
`;

export const avatar = (name) =>
  html`<span class="avatar" data-tone=${tone(name)} aria-hidden="true">${initials(name)}</span>`;

const whenOf = ({ created_at }, { reading, now }) =>
  Date.parse(created_at) < reading.midnight ? time(created_at) : ago(created_at, now);

const asked = ({ update_id }, { place }) => (asks(place) ? `status_update/${update_id}` : nothing);

const when = (update, text, state) => html`
  <p class="when">
    <time datetime=${update.created_at} title=${fullTime(update.created_at)}>${text}</time>
    ${isEdited(update) ? editedButton(update, state) : nothing}
    ${why(state, `status_update/${update.update_id}`, texts.why.update(update.author))}
    ${update.stale_since ? html`<span class="edited">${texts.stale(fullTime(update.stale_since))}</span>` : nothing}
  </p>
`;

const isEdited = ({ created_at, updated_at, sequence }) =>
  Date.parse(updated_at) > Date.parse(created_at) && sequence > 1;

const editedButton = (update, { edits }) => html`
  <button class="edited" data-edits=${update.update_id} aria-expanded=${edits.of(update.update_id) !== undefined}
    title=${texts.editedAt(fullTime(update.updated_at))}>${texts.edited}</button>
`;

const said = (update, state) => html`
  <div class="words">
    ${update.answers.map(
      ({ question, answer }) => html`
        ${question ? html`<p class="question">${line(question, update, state)}</p>` : nothing} ${written(answer, update, state)}
      `,
    )}
    ${state.edits.of(update.update_id) ? versions(update, state.edits.of(update.update_id), state) : nothing}
  </div>
`;

const initials = (name) =>
  name
    .split(/\s+/)
    .map((word) => [...word][0])
    .filter((_, n, all) => n === 0 || n === all.length - 1)
    .join("")
    .toUpperCase();

const tone = (name) => [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 8, 0);
