// One webhook: what it is told, how it stands with it, and what can be done about it.

import { html, nothing } from "../../../lit.js";
import { language, shortTime } from "../../../times.js";
import { field, form as ofForm, other, outcome, send } from "../../view/parts.js";
import { KINDS } from "../webhooks.js";
import { words } from "../words.js";
import { deliveries, reasonOf } from "./deliveries.js";

const any = new Intl.ListFormat(language, { type: "disjunction" });

const { change: saved, remove, replay: said, secret } = words;

export const one = (webhook, shown, { settings }) => {
  const { change, press, replay, deliveries: told } = shown.of(webhook);
  return html`
    <li data-testid="webhook" data-id=${webhook.id}>
      <h3>${webhook.url}</h3>
      <p>${words.toldWhen(any.format(webhook.kinds.map((kind) => words.kindNames[kind])))}</p>
      ${standing(webhook, told)}
      <div class="press">
        ${webhook.disabled ? other(press, words.enable, () => shown.enable(webhook)) : nothing}
        ${other(press, secret.another, () => shown.replaceSecret(webhook), secret.anotherOf(webhook.url))}
        ${other(press, remove.button, () => shown.ask(webhook), remove.buttonOf(webhook.url))}
      </div>
      ${outcome(press)}
      <details>
        <summary>${saved.title}</summary>
        ${ofForm(
          change,
          () => shown.change(webhook),
          html`
            ${fields(change, shown.valuesOf(change, webhook), settings)}
            <div class="press">${send(settings, change, saved)}</div>
            ${outcome(change)}
          `,
        )}
      </details>
      <details @toggle=${({ target }) => target.open && told.watch()}>
        <summary>${words.deliveries.title}</summary>
        ${deliveries(webhook, shown)}
      </details>
      <details>
        <summary>${said.title}</summary>
        ${replaying(replay, () => shown.replay(webhook), settings)}
      </details>
    </li>
  `;
};

const standing = ({ disabled }, told) => {
  const { states } = words;
  const { trouble, items } = told;
  const last = items.find(({ status }) => status === "delivered");
  return html`
    ${disabled ? html`<p class="refusal" data-testid="disabled">${states.disabled(disabled)}</p>` : nothing}
    ${trouble ? html`<p class="refusal" data-testid="trouble">${states.failed(shortTime(trouble.done_at ?? trouble.created_at), reasonOf(trouble))}</p>` : nothing}
    <p class="hint" data-testid="told">
      ${last ? states.told(shortTime(last.done_at)) : items.length ? states.waiting : told.answered ? states.nothing : told.failure ? nothing : states.unasked}
    </p>
  `;
};

// Where it is, and what it is told.
export const fields = (form, { url, kinds }, settings) => html`
  ${field(settings, form, "url", { label: words.url, hint: words.urlHint, value: url, type: "url" })}
  <fieldset class="options" aria-describedby="${form.name}-kinds-flaw">
    <legend>${words.kinds}</legend>
    ${KINDS.map(
      (kind) => html`
        <label>
          <input type="checkbox" name=${kind} .checked=${kinds.includes(kind)} aria-invalid=${Boolean(form.errors.kinds)}
            @change=${({ target }) => settings.type(form, "kinds", KINDS.filter((one) => (one === kind ? target.checked : kinds.includes(one))))}>
          ${words.kindNames[kind]}
        </label>
      `,
    )}
    <p id="${form.name}-kinds-flaw" class="refusal">${form.errors.kinds ? `${words.kinds} ${form.errors.kinds}` : nothing}</p>
  </fieldset>
`;

const replaying = (form, press, settings) => html`
  <p class="hint">${said.how}</p>
  ${ofForm(
    form,
    press,
    html`
      ${["from", "to"].map((name) => field(settings, form, name, { label: said[name], hint: said.hint, value: form.typed[name] ?? "", type: "datetime-local" }))}
      <div class="press">${send(settings, form, said)}</div>
      ${outcome(form)}
    `,
  )}
`;
