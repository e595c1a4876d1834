// What stands around every page: the way to the others, and the state of the connection.

import { linkTo, operationsLink, settingsLink, todayLink } from "../links.js";
import { html, nothing } from "../lit.js";
import { texts } from "../texts.js";
import { shortTime, time } from "../times.js";

// Some for those only whose token has a scope.
const PAGES = [
  { name: "today", href: todayLink(), text: texts.today.name },
  { name: "settings", href: settingsLink(), text: texts.settings.name, scope: "write" },
  { name: "operations", href: operationsLink(), text: texts.operations.name, scope: "operate" },
];

const hasNoPast = ["settings", "operations", "unknown"];

export const frame = (state, actions, content) => {
  const { place, reading } = state;
  return html`
  <a class="skip" href="#main">${texts.skip}</a>
  <header class="top">
    <img class="mark" src="/mark.svg" alt=${texts.title} width="36" height="36">
    <nav aria-label=${texts.pages}>
      ${PAGES.filter(({ scope }) => !scope || state.scopes?.includes(scope)).map(
        ({ name, href, text }) =>
          html`<a href=${href} aria-current=${name === place.page ? "page" : nothing}>${text}</a>`,
      )}
    </nav>
    ${timeMachine(state)} ${connection(reading)}
    <button class="quiet" @click=${actions.signOut}>${texts.signOut}</button>
  </header>
  ${trouble(state, actions)} ${place.as_of ? state.machine.views.band(state, actions) : nothing}
  <main id="main" tabindex="-1">${content}</main>
  ${place.as_of ? state.machine.views.whyDialog(state, actions) : nothing}
`;
};

// Without a connection, that is told instead: what can't be read is tried again.
export const trouble = ({ trouble, reading }, actions) => {
  const unread = reading.connection === "live" ? Object.values(reading.unread).map(texts.trouble) : [];
  const [told] = [trouble, ...unread].filter(Boolean);
  return told
    ? html`<p class="trouble" role="alert" data-testid="trouble">${told} <button class="quiet" @click=${actions.reload}>${texts.reload}</button></p>`
    : nothing;
};

// The same view, from now on back.
const timeMachine = ({ place, now }) =>
  hasNoPast.includes(place.page)
    ? nothing
    : html`
        <a class="quiet" data-testid="time-machine" aria-current=${place.as_of ? "true" : nothing}
          href=${place.as_of ? linkTo(place) : linkTo({ ...place, as_of: new Date(now).toISOString() })}>${texts.past.name}</a>
      `;

export const connection = ({ connection, lostAt, moment }) => html`
  <p class="connection" data-testid="connection" data-state=${connection} role="status">
    <b>${texts.connection[connection]}</b>
    ${connection === "reconnecting" && lostAt ? html`<span>${texts.asOf(time(lostAt))}</span>` : nothing}
    ${connection === "past" && moment ? html`<span>${texts.asOf(shortTime(moment))}</span>` : nothing}
  </p>
`;
