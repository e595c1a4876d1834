// All teams, and a form for one more.

import { settingsLink } from "../../links.js";
import { html, nothing } from "../../lit.js";
import { words } from "../texts.js";
import { webhooks } from "../webhooks/view/section.js";
import { field, form, outcome, section, send } from "./parts.js";

export const teams = (state) => {
  const { place, reading } = state;
  const archived = reading.board.archived();
  const shown = [...reading.board.teams(), ...(place.archived ? archived : [])];
  return html`
    <header class="head">
      <h1 tabindex="-1">${words.name}</h1>
      ${archived.length || place.archived
        ? html`<a href=${settingsLink({ archived: !place.archived })}>${place.archived ? words.archivedNot : words.archived}</a>`
        : nothing}
    </header>
    <div class="page settings">
      <section class="group" aria-labelledby="teams-title">
        <h2 id="teams-title">${words.teams}</h2>
        ${shown.length
          ? html`<ul class="choices" data-testid="teams">${shown.map(choice)}</ul>`
          : html`<p class="said-nothing" data-testid="no-teams">${words.none}</p>`}
      </section>
      ${register(state.settings)} ${webhooks(state)}
    </div>
  `;
};

const choice = (team) => html`
  <li>
    <a href=${settingsLink(team)}>${team.name}</a>
    <span>
      ${team.archived_at
        ? words.isArchived
        : words.facts(
            team.members.length,
            team.slack_channel ?? words.noChannel,
            team.rounds?.length ? team.rounds.map(({ round, cron, time_zone }) => words.scheduled(round, cron, time_zone)).join(" · ") : words.notScheduled,
          )}
    </span>
  </li>
`;

const register = (settings) => {
  const { register: shown } = settings.forms;
  return section(
    "register-section",
    words.register.title,
    form(
      shown,
      () => settings.press.register(),
      html`
        ${field(settings, shown, "name", { label: words.register.label, value: shown.typed.name ?? "" })}
        <div class="press">${send(settings, shown, words.register)}</div>
        ${outcome(shown)}
      `,
    ),
  );
};
