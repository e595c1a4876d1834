// What the forms of the settings are made of.

import { html, nothing } from "../../lit.js";
import { reasonOf } from "../../texts.js";
import { words } from "../texts.js";

// A labelled input; its hint and what is wrong with it are read with it.
export const field = (settings, form, name, { label, hint, value, type = "text", list, set, flaw = form.errors[name] }) => {
  const id = `${form.name}-${name}`;
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <input id=${id} name=${name} type=${type} list=${list ?? nothing} autocomplete="off" spellcheck="false" .value=${value}
        aria-invalid=${Boolean(flaw)} aria-describedby="${id}-flaw ${id}-hint"
        @input=${({ target }) => (set ? set(target.value) : settings.type(form, name, target.value))}>
      <p id="${id}-flaw" class="refusal">${flaw ? `${label} ${flaw}` : nothing}</p>
      <p id="${id}-hint" class="hint">${hint ?? nothing}</p>
    </div>
  `;
};

export const select = (form, name, { label, value, choices, set }) => {
  const id = `${form.name}-${name}`;
  const flaw = form.errors[name];
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <select id=${id} name=${name} aria-invalid=${Boolean(flaw)} aria-describedby="${id}-flaw" @change=${({ target }) => set(target.value)}>
        ${choices.map(([key, text]) => html`<option value=${key} .selected=${key === value}>${text}</option>`)}
      </select>
      <p id="${id}-flaw" class="refusal">${flaw ? `${label} ${flaw}` : nothing}</p>
    </div>
  `;
};

export const area = (form, name, { label, hint, value, set }) => {
  const id = `${form.name}-${name}`;
  const flaw = form.errors[name];
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <textarea id=${id} name=${name} rows="3" .value=${value} aria-invalid=${Boolean(flaw)} aria-describedby="${id}-flaw ${id}-hint"
        @input=${({ target }) => set(target.value)}></textarea>
      <p id="${id}-flaw" class="refusal">${flaw ? `${label} ${flaw}` : nothing}</p>
      <p id="${id}-hint" class="hint">${hint}</p>
    </div>
  `;
};

export const check = (form, name, { label, checked, set }) => html`
  <label><input type="checkbox" name=${name} .checked=${checked} @change=${({ target }) => set(target.checked)}> ${label}</label>
`;

// A form of a section of the page. `press` is what its button does.
export const form = (form, press, content) => html`
  <form id=${form.name} class="set" novalidate data-testid=${form.name} aria-busy=${form.busy}
    @submit=${(event) => {
      event.preventDefault();
      press();
    }}>
    ${content}
  </form>
`;

// The button that sends a form says so while it is on its way; what has been typed can be thrown away.
export const send = (settings, form, { button, busy }) => html`
  <button aria-disabled=${form.busy}>${form.busy ? busy : button}</button>
  ${form.dirty && !form.busy ? html`<button type="button" class="quiet" @click=${() => settings.forget(form)}>${words.discard}</button>` : nothing}
`;

export const other = (form, text, press, label) => html`
  <button type="button" class="quiet" aria-disabled=${form.busy} aria-label=${label ?? nothing} @click=${press}>${text}</button>
`;

// What the last press came to, and what others did meanwhile.
export const outcome = ({ refusal, changes, outcome }) => html`
  <p class="refusal" role="alert">${refusal ?? nothing}</p>
  ${changes.length
    ? html`<div class="meanwhile" data-testid="meanwhile"><p>${words.meanwhile}</p><ul>${changes.map((text) => html`<li>${text}</li>`)}</ul></div>`
    : nothing}
  ${outcome ? html`<p class="outcome" data-testid="outcome">${outcome}</p>` : nothing}
`;

// What could not be read, and the way to try again; what was typed may also be what is wrong.
export const unread = ({ failure }, again, what, reason = reasonOf) => {
  if (!failure) {
    return nothing;
  }
  return failure.status === 400
    ? html`<p class="refusal">${what} ${reason(failure)}</p>`
    : html`
        <div class="press" data-testid="unread-part">
          <p class="refusal" role="alert">${what} ${reason(failure)}</p>
          <button type="button" class="quiet" @click=${again}>${words.retry}</button>
        </div>
      `;
};

// Asked before what can't be taken back.
export const question = (name, shown, { title, means, yes, busy }, press, close) => html`
  <dialog class="ask" data-testid=${name} aria-labelledby="ask-title" aria-describedby="ask-means" @close=${close}>
    ${form(
      shown,
      press,
      html`
        <h2 id="ask-title">${title}</h2>
        <p id="ask-means">${means}</p>
        ${outcome(shown)}
        <div class="press">
          <button type="button" class="quiet" @click=${({ target }) => target.closest("dialog").close()}>${words.cancel}</button>
          <button class="grave" aria-disabled=${shown.busy}>${shown.busy ? busy : yes}</button>
        </div>
      `,
    )}
  </dialog>
`;

export const section = (id, title, ...content) => html`
  <section class="group" aria-labelledby="${id}-title">
    <h2 id="${id}-title" tabindex="-1">${title}</h2>
    <div class="card">${content}</div>
  </section>
`;
