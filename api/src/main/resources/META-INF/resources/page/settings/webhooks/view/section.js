// The section of webhooks: those that there are, a form for one more, and a secret while it is shown.

import { settingsLink } from "../../../links.js";
import { html, nothing, repeat } from "../../../lit.js";
import { form as ofForm, outcome, section, send, unread } from "../../view/parts.js";
import { words } from "../words.js";
import { fields, one } from "./webhook.js";
import { removing, secret } from "./once.js";

// Of a team, or of all teams.
export const webhooks = (state) => {
  const { team, webhooks: shown } = state.settings;
  return section(
    "webhooks",
    team ? words.title : words.titleOfAll,
    html`<p class="hint">${team ? words.how : words.howOfAll}</p>`,
    shown ? content(shown, state) : html`<p class="said-nothing" data-testid="webhooks-no-scope">${words.noScope}</p>`,
  );
};

const content = (shown, state) => {
  const { asked, all, ofAllTeams } = shown;
  const { settings } = state;
  if (!asked.answered) {
    return asked.failure ? unread(asked, () => shown.read(), words.unread) : html`<p class="said-nothing" role="status">${words.loading}</p>`;
  }
  return html`
    ${unread(asked, () => shown.read(), words.unread)} ${secret(shown)}
    ${all.length
      ? html`<ul class="webhooks" data-testid="webhooks-list">${repeat(all, ({ id }) => id, (webhook) => one(webhook, shown, state))}</ul>`
      : html`<p class="said-nothing" data-testid="no-webhooks">${settings.team ? words.none : words.noneOfAll}</p>`}
    ${ofAllTeams
      ? html`<p class="hint">${words.ofAllTeams(ofAllTeams)}: <a href=${settingsLink()}>${words.ofAllTeamsWhere}</a></p>`
      : nothing}
    ${settings.team?.archived_at ? nothing : adding(shown, settings)} ${removing(shown)}
  `;
};

const adding = (shown, settings) => {
  const { adding: form } = shown;
  return html`
    <h3>${words.add.title}</h3>
    ${ofForm(
      form,
      () => shown.add(),
      html`
        ${fields(form, shown.valuesOf(form), settings)}
        <div class="press">${send(settings, form, words.add)}</div>
        ${outcome(form)}
      `,
    )}
  `;
};
