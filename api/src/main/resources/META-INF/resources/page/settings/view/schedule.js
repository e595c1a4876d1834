// When a team is asked: by days and a time of day, or by an expression; and what it comes to.

import { html, nothing } from "../../lit.js";
import { language } from "../../times.js";
import { cronOf, DAYS } from "../cron.js";
import { flawsOf, words } from "../texts.js";
import { audience } from "./audience.js";
import { check, field, form, other, outcome, section, select, send, unread } from "./parts.js";
import { questions } from "./questions.js";
import { chooser, pause } from "./rounds.js";

const { schedule: said, preview: reckoned, rounds, whom } = words;

const zones = ["UTC", ...Intl.supportedValuesOf("timeZone")];
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

export const schedule = ({ settings, reading }) => {
  const { team, schedule: now, shownRound } = settings;
  const { schedule: shown } = settings.forms;
  return section(
    "schedule",
    said.title,
    team.rounds.length ? nothing : html`<p class="said-nothing" data-testid="unscheduled">${said.none}</p>`,
    chooser(settings),
    form(
      shown,
      () => settings.press.plan(),
      html`
        ${shownRound ? nothing : field(settings, shown, "round", { label: rounds.name, hint: rounds.nameHint, value: settings.roundName })}
        ${way(settings, now)} ${now.own ? expression(settings, now) : days(settings, now)}
        ${field(settings, shown, "time_zone", { label: said.zone, hint: said.zoneHint, value: now.time_zone, list: "zones" })}
        <datalist id="zones">${zones.map((zone) => html`<option value=${zone}></option>`)}</datalist>
        ${preview(settings, now.time_zone.trim(), reading.board)} ${questions(settings, shown, now)} ${whomAndHow(settings, shown, now, reading.board)}
        <div class="press">
          ${send(settings, shown, said)} ${shownRound ? other(shown, said.stop, () => settings.press.unplan()) : nothing}
        </div>
        ${outcome(shown)}
      `,
    ),
    pause(settings),
  );
};

const whomAndHow = (settings, shown, now, board) => {
  const put = (name) => (value) => settings.type(shown, name, value);
  const typed = (name, label, hint, type) => field(settings, shown, name, { label, hint, value: now[name], type });
  return html`
    <fieldset class="set asked">
      <legend>${whom.title}</legend>
      ${select(shown, "kind", { label: whom.kind, value: now.kind, choices: Object.entries(whom.kinds), set: put("kind") })}
      ${now.kind === "user_group"
        ? field(settings, shown, "audience.slack_user_group", {
            label: whom.group,
            hint: whom.groupHint,
            value: now.slack_user_group,
            set: put("slack_user_group"),
          })
        : nothing}
      ${audience(settings, board)}
      <div class="options">${check(shown, "own_zones", { label: whom.ownZones, checked: now.own_zones, set: put("own_zones") })}</div>
      ${typed("remind_after_minutes", whom.remind, whom.remindHint, "number")}
      ${now.remind_after_minutes ? typed("remind_at_most", whom.atMost, whom.atMostHint, "number") : nothing}
      ${typed("close_after_minutes", whom.close, whom.closeHint, "number")}
      ${select(shown, "summary_by", { label: whom.summary, value: now.summary_by, choices: Object.entries(whom.summaries), set: put("summary_by") })}
      ${now.summary_by ? typed("summary_channel", whom.channel, whom.channelHint) : nothing}
    </fieldset>
  `;
};

// An expression of one's own begins as what the controls say.
const choose = (settings, own) => {
  const { forms, schedule } = settings;
  own && settings.type(forms.schedule, "cron", cronOf(schedule));
  settings.type(forms.schedule, "own", own);
};

const way = (settings, { own }) => html`
  <fieldset class="options">
    <legend>${said.how}</legend>
    ${[false, true].map(
      (chosen) => html`
        <label>
          <input type="radio" name="own" .checked=${own === chosen} @change=${() => choose(settings, chosen)}>
          ${chosen ? said.own : said.onDays}
        </label>
      `,
    )}
  </fieldset>
`;

const expression = (settings, { cron }) =>
  field(settings, settings.forms.schedule, "cron", { label: said.cron, hint: said.cronHint, value: cron });

const days = (settings, now) => {
  const { schedule: shown } = settings.forms;
  const flaw = shown.errors.cron && said.noTime;
  return html`
    <fieldset class="options" aria-describedby="days-flaw">
      <legend>${said.days}</legend>
      ${DAYS.map(
        (day) => html`
          <label>
            <input type="checkbox" name=${day} .checked=${now.days.includes(day)} aria-invalid=${Boolean(flaw)}
              @change=${({ target }) => settings.type(shown, "days", chosenOf(now.days, day, target.checked))}>
            ${said.dayNames[day]}
          </label>
        `,
      )}
      <p id="days-flaw" class="refusal">${flaw ?? nothing}</p>
    </fieldset>
    ${field(settings, shown, "time", { label: said.time, value: now.time, type: "time" })}
  `;
};

const chosenOf = (days, day, chosen) => (chosen ? [...days, day] : days.filter((one) => one !== day));

const preview = (settings, zone, board) => {
  const { preview: shown, people } = settings;
  return html`
    <section class="preview" data-testid="preview" aria-labelledby="preview-title" aria-busy=${shown.loading}>
      <h3 id="preview-title">${reckoned.title}</h3>
      ${unread(shown, () => settings.reckon(), reckoned.failed, flawsOf)} ${shown.failure ? nothing : slots(shown, zone)}
      ${shown.members?.length ? theirs(shown.members, board) : nothing} ${unread(people, () => people.read(), reckoned.peopleUnread)}
    </section>
  `;
};

const slots = ({ slots, loading }, zone) => {
  if (!slots) {
    return html`<p>${loading ? reckoned.loading : reckoned.choose}</p>`;
  }
  return slots.length ? html`<ol>${slots.map((slot) => html`<li>${moment(slot, zone)}</li>`)}</ol>` : html`<p>${reckoned.none}</p>`;
};

// The next time, for each member who chose a time zone.
const theirs = (members, board) => html`
  <h4>${reckoned.members}</h4>
  <ul data-testid="theirs">
    ${members.map(({ member, zone, slot }) => html`<li><b>${board.name(member) ?? member.slack_user}</b> <time datetime=${slot}>${told(slot, zone)}</time> <span>${zone}</span></li>`)}
  </ul>
`;

// In the team's zone, and in the viewer's where the two differ.
const moment = (slot, zone) => {
  const there = told(slot, zone);
  const yours = told(slot, here);
  return html`<time datetime=${slot}>${there}</time> ${there === yours ? nothing : html`<span>${reckoned.yours(yours)}</span>`}`;
};

const told = (slot, timeZone) => {
  try {
    return formatIn(timeZone).format(new Date(slot));
  } catch {
    return slot;
  }
};

const formatIn = (timeZone) =>
  new Intl.DateTimeFormat(language, { timeZone, weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
