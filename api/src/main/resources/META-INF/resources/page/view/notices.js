// Pages with one thing to say.

import { settingsLink, todayLink } from "../links.js";
import { html, nothing } from "../lit.js";
import { texts } from "../texts.js";

const mark = html`<img src="/mark.svg" alt="" width="56" height="56">`;

export const reads = (what) => html`<div class="notice"><p role="status">${what}</p></div>`;

export const loading = () => html`<main class="notice">${mark}<p>${texts.loading}</p></main>`;

export const empty = (state) => (state.place.as_of ? nothingYet : newcomer(state));

const nothingYet = html`
  <div class="notice" data-testid="nothing-yet">
    <h1 tabindex="-1">${texts.past.nothing}</h1>
    <p>${texts.past.nothingHow}</p>
  </div>
`;

const newcomer = ({ scopes }) => html`
  <div class="notice" data-testid="empty">
    <h1 tabindex="-1">${texts.empty.title}</h1>
    ${scopes?.includes("write") ? html`<p><a href=${settingsLink()}>${texts.empty.settings}</a></p>` : nothing}
    <p>${texts.empty.how}</p>
    <pre tabindex="0"><code>${texts.empty.curl(location.origin)}</code></pre>
    <p>${texts.empty.then}</p>
    <pre tabindex="0"><code>${texts.empty.slash}</code></pre>
  </div>
`;

// Of a page that isn't there, or of a team that isn't.
export const unknownPage = ({ title, how }) => html`
  <div class="notice" data-testid="unknown">
    <h1 tabindex="-1">${title}</h1>
    <p>${how}</p>
    <p><a href=${todayLink()}>${texts.unknownPage.home}</a></p>
  </div>
`;

export const signIn = ({ refusal, busy, wanted }, actions) => html`
  <main class="notice" data-testid="sign-in">
    ${mark}
    <h1>${texts.title}</h1>
    <p>${wanted ? texts.signIn.wanted : texts.signIn.title}</p>
    <form class="sign-in" @submit=${actions.signIn}>
      <input name="username" autocomplete="username" value="rollcall" hidden>
      <label for="token">${texts.signIn.label}</label>
      <input id="token" name="token" type="password" required autofocus autocomplete="current-password" spellcheck="false"
        aria-describedby="token-hint token-refusal" aria-invalid=${Boolean(refusal)}>
      <p id="token-refusal" class="refusal" role="alert">${refusal ?? nothing}</p>
      <button ?disabled=${busy}>${texts.signIn.button}</button>
      <p id="token-hint" class="hint">${texts.signIn.hint}</p>
    </form>
  </main>
`;

export const failed = ({ refusal }, actions) => html`
  <main class="notice" data-testid="failed" role="alert">
    ${mark}
    <h1>${texts.failed.title}</h1>
    <p>${refusal} ${texts.failed.waiting}</p>
    <button @click=${actions.retry}>${texts.failed.retry}</button>
  </main>
`;

// A part of the page that could not be loaded.
export const missing = (actions) => html`
  <main class="notice" data-testid="missing" role="alert">
    ${mark}
    <h1>${texts.missing.title}</h1>
    <p>${navigator.onLine ? texts.missing.how : texts.missing.offline}</p>
    <button @click=${actions.reload}>${texts.thread.retry}</button>
    <p><a href=${todayLink()}>${texts.unknownPage.home}</a></p>
  </main>
`;
