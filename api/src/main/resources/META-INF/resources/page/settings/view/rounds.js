// Which rounds a team has, which one is shown, and its pause.

import { html, nothing } from "../../lit.js";
import { words } from "../texts.js";
import { field, form, other, outcome } from "./parts.js";

const { rounds: said, pause: paused } = words;

// Without any, the first one needs no choice.
export const chooser = (settings) =>
  settings.team.rounds.length
    ? html`
        <div class="press" role="group" aria-label=${said.title} data-testid="rounds">
          ${settings.team.rounds.map(
            ({ round, pause }) => html`
              <button type="button" class="quiet" aria-pressed=${settings.round === round} @click=${() => settings.choose(round)}>
                ${round}${pause ? ` (${paused.is(pause.until)})` : nothing}
              </button>
            `,
          )}
          <button type="button" class="quiet" aria-pressed=${settings.round === undefined} @click=${() => settings.choose(undefined)}>
            ${said.add}
          </button>
        </div>
      `
    : nothing;

export const pause = (settings) => {
  const { pause: shown } = settings.forms;
  const { pause } = settings.shownRound ?? {};
  return settings.shownRound
    ? form(
        shown,
        () => settings.press.pause(),
        html`
          ${pause ? html`<p data-testid="paused">${paused.told(settings.round, pause.until)}</p>` : nothing}
          ${field(settings, shown, "until", {
            label: paused.until,
            hint: paused.hint,
            value: shown.typed.until ?? pause?.until ?? "",
            type: "date",
          })}
          <div class="press">
            <button aria-disabled=${shown.busy}>${shown.busy ? paused.busy : paused.button}</button>
            ${pause ? other(shown, paused.resume, () => settings.press.resume()) : nothing}
          </div>
          ${outcome(shown)}
        `,
      )
    : nothing;
};
