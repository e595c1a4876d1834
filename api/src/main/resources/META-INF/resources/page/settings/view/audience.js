// Whom a round would ask, and what is to be done where that is not sure.

import { person } from "../../board.js";
import { html, nothing } from "../../lit.js";
import { flawsOf, words } from "../texts.js";
import { unread } from "./parts.js";

const { audience: said } = words;

export const audience = (settings, board) => {
  const { team, audience: shown } = settings;
  return html`
    <div class="field" data-testid="audience" role="status">
      ${unread(shown, () => settings.reckon(), said.unread, flawsOf)}
      ${shown.people ? html`<p class="hint">${said.asks(shown.people.length)}${shown.people.length ? names(shown.people, board) : nothing}</p>` : nothing}
      ${shown.doubt ? html`<p class="refusal">${said.doubt(shown.doubt, shown.remedy)}</p>` : nothing}
      ${team.slack_channel ? nothing : html`<p class="hint">${said.noChannel}</p>`}
    </div>
  `;
};

const names = (people, board) => people.map((one) => board.name(one) ?? one.name ?? person(one)).join(", ");
