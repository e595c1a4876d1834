// One update, and who said it.

import { personLink } from "../links.js";
import { html, nothing } from "../lit.js";
import { texts } from "../texts.js";
import { ago, fullTime, time } from "../times.js";

// Somebody's updates of today: the latest in full, the earlier ones behind a word. `where` says in which team.
export const speaker = ([latest, ...earlier], { fresh, now }, where = nothing) => html`
  <li class="update ${fresh.has(latest.update_id) ? "fresh" : ""}" data-testid="update" data-update-id=${latest.update_id}>
    ${avatar(latest.author)}
    <h3><a href=${personLink(latest)}>${latest.author}</a>${where}</h3>
    ${when(latest, ago(latest.created_at, now))} ${said(latest)}
    ${earlier.length
      ? html`
          <details>
            <summary>${texts.earlier(earlier.length)}</summary>
            ${earlier.map((update) => html`<div class="said">${when(update, time(update.created_at))} ${said(update)}</div>`)}
          </details>
        `
      : nothing}
  </li>
`;

// An update in a thread, under its day.
export const entry = (update, { fresh, now, reading }, heading) => html`
  <li class="update ${fresh.has(update.update_id) ? "fresh" : ""}" data-testid="update" data-update-id=${update.update_id}>
    ${heading(update)}
    ${when(update, Date.parse(update.created_at) < reading.midnight ? time(update.created_at) : ago(update.created_at, now))}
    ${said(update)}
  </li>
`;

export const avatar = (name) =>
  html`<span class="avatar" data-tone=${tone(name)} aria-hidden="true">${initials(name)}</span>`;

const when = (update, text) => html`
  <p class="when">
    <time datetime=${update.created_at} title=${fullTime(update.created_at)}>${text}</time>
    ${isEdited(update)
      ? html`<span class="edited" title=${texts.editedAt(fullTime(update.updated_at))}>${texts.edited}</span>`
      : nothing}
    ${update.stale_since ? html`<span class="edited">${texts.stale(fullTime(update.stale_since))}</span>` : nothing}
  </p>
`;

const isEdited = ({ created_at, updated_at, sequence }) =>
  Date.parse(updated_at) > Date.parse(created_at) && sequence > 1;

const said = (update) => html`
  <div class="words">
    ${update.answers.map(
      ({ question, answer }) => html`
        ${question ? html`<p class="question">${question}</p>` : nothing}
        <p class="answer" dir="auto">${linked(answer)}</p>
      `,
    )}
  </div>
`;

const linked = (text) =>
  text
    .split(/(https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)'"])/)
    .map((part, n) => (n % 2 ? html`<a href=${part} rel="noopener noreferrer" target="_blank">${part}</a>` : part));

const initials = (name) =>
  name
    .split(/\s+/)
    .map((word) => [...word][0])
    .filter((_, n, all) => n === 0 || n === all.length - 1)
    .join("")
    .toUpperCase();

const tone = (name) => [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 8, 0);
