// The settings' two pages, for who may change something.

import { settingsLink, teamLink } from "../../links.js";
import { html, nothing } from "../../lit.js";
import { date } from "../../times.js";
import { reads, unknownPage } from "../../view/notices.js";
import { reasonOf, texts } from "../../texts.js";
import { webhooks } from "../webhooks/view/section.js";
import { words } from "../texts.js";
import { digest } from "./digest.js";
import { archive, archiving, channel, copy, name } from "./forms.js";
import { holidays } from "./holidays.js";
import { admins, members } from "./members.js";
import { unread as outdated } from "./parts.js";
import { schedule } from "./schedule.js";
import { teams } from "./teams.js";

export const settings = (state) => {
  if (!state.scopes?.includes("write")) {
    return noPermission;
  }
  return state.place.team_id ? one(state) : teams(state);
};

const noPermission = html`
  <div class="notice" data-testid="no-permission">
    <h1 tabindex="-1">${words.noPermission}</h1>
    <p>${words.noPermissionHow}</p>
  </div>
`;

const one = (state) => {
  const { team, failure } = state.settings;
  if (failure && !team) {
    return [400, 404].includes(failure.status)
      ? unknownPage({ title: texts.team.unknown, how: texts.team.unknownHow })
      : unread(state.settings);
  }
  return team ? settingsOf(state) : reads(words.loading);
};

const unread = (settings) => html`
  <div class="notice" data-testid="unread" role="alert">
    <h1 tabindex="-1">${words.failed}</h1>
    <p>${reasonOf(settings.failure)}</p>
    <button @click=${() => settings.read()}>${words.retry}</button>
  </div>
`;

const OPEN = [name, channel, members, admins, schedule, holidays, digest, webhooks, copy, archive];
const ARCHIVED = [copy, webhooks];

const settingsOf = (state) => {
  const { team } = state.settings;
  return html`
    <header class="head">
      <div>
        <h1 tabindex="-1">${team.name}</h1>
        ${team.archived_at ? html`<p data-testid="archived">${words.archivedTeam(date(team.archived_at))}</p>` : nothing}
        ${outdated(state.settings, () => state.settings.read(), words.outdated)}
        ${team.stale_since ? html`<p class="refusal">${words.stale(date(team.stale_since))}</p>` : nothing}
      </div>
      <p><a href=${settingsLink()}>${words.all}</a> · <a href=${teamLink(team.team_id)}>${words.page}</a></p>
    </header>
    <div class="page settings">
      ${(team.archived_at ? ARCHIVED : OPEN).map((part) => part(state))}
    </div>
    ${archiving(state)}
  `;
};
