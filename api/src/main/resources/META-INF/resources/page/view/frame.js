// What stands around every page: the way to the others, and the state of the connection.

import { todayLink } from "../links.js";
import { html, nothing } from "../lit.js";
import { texts } from "../texts.js";
import { time } from "../times.js";

const PAGES = [{ name: "today", href: todayLink(), text: texts.today.name }];

export const frame = ({ place, reading }, actions, content) => html`
  <a class="skip" href="#main">${texts.skip}</a>
  <header class="top">
    <img class="mark" src="/mark.svg" alt=${texts.title} width="36" height="36">
    <nav aria-label=${texts.pages}>
      ${PAGES.map(
        ({ name, href, text }) =>
          html`<a href=${href} aria-current=${name === place.page ? "page" : nothing}>${text}</a>`,
      )}
    </nav>
    ${connection(reading)}
    <button class="quiet" @click=${actions.signOut}>${texts.signOut}</button>
  </header>
  <main id="main" tabindex="-1">${content}</main>
`;

export const connection = ({ connection, lostAt }) => html`
  <p class="connection" data-testid="connection" data-state=${connection} role="status">
    <b>${texts.connection[connection]}</b>
    ${connection === "reconnecting" && lostAt ? html`<span>${texts.asOf(time(lostAt))}</span>` : nothing}
  </p>
`;
