// On whose holidays a team is not asked.

import { html, nothing } from "../../lit.js";
import { language } from "../../times.js";
import { words } from "../texts.js";
import { field, form, other, outcome, section, send } from "./parts.js";

const { holidays: said } = words;

export const holidays = ({ settings }) => {
  const { team } = settings;
  const { holidays: shown } = settings.forms;
  const { country, subdivision } = { country: team.holiday_country ?? "", subdivision: team.holiday_subdivision ?? "", ...shown.typed };
  return section(
    "holidays-section",
    said.title,
    html`<p class="said-nothing" data-testid="holidays-now">${team.holiday_country ? said.now(named(team.holiday_country)) : said.none}</p>`,
    form(
      shown,
      () => settings.press.keepHolidays(),
      html`
        ${field(settings, shown, "country", { label: said.country, hint: said.countryHint, value: country })}
        ${field(settings, shown, "subdivision", { label: said.subdivision, hint: said.subdivisionHint, value: subdivision })}
        <div class="press">
          ${send(settings, shown, said)}
          ${team.holiday_country ? other(shown, said.ignore, () => settings.press.ignoreHolidays()) : nothing}
        </div>
        ${outcome(shown)}
      `,
    ),
  );
};

const named = (country) => {
  try {
    return new Intl.DisplayNames(language, { type: "region" }).of(country);
  } catch {
    return country;
  }
};
