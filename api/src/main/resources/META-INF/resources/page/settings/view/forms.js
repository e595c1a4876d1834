// A team's name, its Slack channel, its copy and its end.

import { html, nothing } from "../../lit.js";
import { words } from "../texts.js";
import { field, form, other, outcome, question, section, send } from "./parts.js";

const { channel: said } = words;

export const name = ({ settings }) => {
  const { name: shown } = settings.forms;
  return section(
    "name-section",
    words.rename.title,
    form(
      shown,
      () => settings.press.rename(),
      html`
        ${field(settings, shown, "name", { label: words.rename.label, value: shown.typed.name ?? settings.team.name })}
        <div class="press">${send(settings, shown, words.rename)}</div>
        ${outcome(shown)}
      `,
    ),
  );
};

export const channel = ({ settings }) => {
  const { team } = settings;
  const { channel: shown } = settings.forms;
  const { slack_workspace, slack_channel } = { slack_workspace: settings.workspace, slack_channel: "", ...team, ...shown.typed };
  return section(
    "channel-section",
    said.title,
    form(
      shown,
      () => settings.press.link(),
      html`
        ${field(settings, shown, "slack_workspace", { label: said.workspace, hint: said.workspaceHint, value: slack_workspace })}
        ${field(settings, shown, "slack_channel", { label: said.channel, hint: said.channelHint, value: slack_channel })}
        <div class="press">
          ${send(settings, shown, said)} ${team.slack_channel ? other(shown, said.unlink, () => settings.press.unlink()) : nothing}
        </div>
        ${outcome(shown)}
      `,
    ),
  );
};

export const copy = ({ settings }) => {
  const { copy: shown } = settings.forms;
  return section(
    "copy-section",
    words.copy.title,
    html`<p class="hint">${words.copy.how}</p>`,
    form(
      shown,
      () => settings.press.duplicate(),
      html`
        ${field(settings, shown, "name", { label: words.copy.label, value: shown.typed.name ?? words.copy.of(settings.team.name) })}
        <div class="press">${send(settings, shown, words.copy)}</div>
        ${outcome(shown)}
      `,
    ),
  );
};

export const archive = ({ settings }) =>
  section(
    "archive-section",
    words.archive.title,
    html`<p class="hint">${words.archive.how}</p>`,
    html`<div class="press"><button type="button" class="grave" @click=${() => settings.ask(true)}>${words.archive.button}</button></div>`,
  );

export const archiving = ({ settings }) => {
  const { ask, means, yes, busy } = words.archive;
  return settings.archiving
    ? question("archiving", settings.forms.archive, { title: ask(settings.team.name), means, yes, busy }, () => settings.press.archive(), () => settings.ask(false))
    : nothing;
};
