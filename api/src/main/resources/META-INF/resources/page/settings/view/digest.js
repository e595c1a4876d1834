// When a team's week is told in Slack, and where.

import { html, nothing } from "../../lit.js";
import { language } from "../../times.js";
import { DAYS, digestOf } from "../digest.js";
import { words } from "../texts.js";
import { field, form, other, outcome, section, select, send, unread } from "./parts.js";

const { digest: said } = words;

export const digest = ({ settings }) => {
  const { digest: shown } = settings.forms;
  const { answer, answered, failure } = settings.digest;
  const { day_of_week, time, time_zone, slack_channel } = digestOf(settings);
  return section(
    "digest-section",
    said.title,
    unread(settings.digest, () => settings.digest.read(), said.unread),
    failure ? nothing : html`<p class="said-nothing" data-testid="digest-now">${answer ? now(answer) : answered ? said.none : said.loading}</p>`,
    html`<p class="hint">${said.how}</p>`,
    form(
      shown,
      () => settings.press.wantDigest(),
      html`
        ${select(shown, "day_of_week", { label: said.day, value: day_of_week, choices: DAYS.map((day) => [day, named(day)]), set: (day) => settings.type(shown, "day_of_week", day) })}
        ${field(settings, shown, "time", { label: said.time, value: time, type: "time" })}
        ${field(settings, shown, "time_zone", { label: said.zone, value: time_zone, list: "zones" })}
        ${field(settings, shown, "slack_channel", { label: said.channel, hint: said.channelHint, value: slack_channel })}
        <div class="press">
          ${send(settings, shown, said)} ${answer ? other(shown, said.drop, () => settings.press.dropDigest()) : nothing}
        </div>
        ${outcome(shown)}
      `,
    ),
  );
};

const now = ({ day_of_week, time, time_zone, slack_channel }) => said.now(named(day_of_week), time, time_zone, slack_channel ?? said.own);

// The first of January 2024 was a Monday.
const named = (day) => new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(Date.UTC(2024, 0, 1 + DAYS.indexOf(day)));
