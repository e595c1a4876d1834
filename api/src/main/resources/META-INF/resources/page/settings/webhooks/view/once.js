// What is shown once: a secret; and the question whether a webhook is to go.

import { html, nothing } from "../../../lit.js";
import { question } from "../../view/parts.js";
import { words } from "../words.js";

const { secret: said, remove } = words;

export const secret = (shown) =>
  shown.secret
    ? html`
        <section id="webhook-secret" class="secret" tabindex="-1" aria-labelledby="webhook-secret-title" data-testid="webhook-secret">
          <h3 id="webhook-secret-title">${said.title}</h3>
          ${shown.secret.text ? there(shown) : html`<p class="refusal" role="alert">${said.lost}</p>`}
        </section>
      `
    : nothing;

const there = (shown) => html`
  <p>${said.how(shown.secret.url)}</p>
  <div class="field">
    <label for="webhook-secret-text">${said.label}</label>
    <input id="webhook-secret-text" readonly spellcheck="false" .value=${shown.secret.text} @focus=${({ target }) => target.select()}>
  </div>
  <div class="press">
    <button type="button" @click=${() => shown.copySecret()}>${said.copy}</button>
    <button type="button" class="quiet" @click=${() => shown.forgetSecret()}>${said.kept}</button>
  </div>
  <p role="status">${shown.secret.news ?? nothing}</p>
`;

export const removing = (shown) =>
  shown.removing
    ? question(
        "webhook-removing",
        shown.ending,
        { title: remove.ask, means: remove.means(shown.removing.url), yes: remove.yes, busy: remove.busy },
        () => shown.remove(),
        () => shown.ask(undefined),
      )
    : nothing;
