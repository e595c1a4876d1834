// Who is in a team.

import { person } from "../../board.js";
import { html } from "../../lit.js";
import { words } from "../texts.js";
import { field, form, other, outcome, section, send } from "./parts.js";

const { members: said, channel } = words;

export const members = (state) => {
  const { settings } = state;
  const { members: shown } = settings.forms;
  const { slack_workspace, slack_user } = { slack_workspace: settings.workspace, slack_user: "", ...shown.typed };
  return section(
    "members",
    said.title,
    settings.team.members.length
      ? html`<ul class="choices" data-testid="members-list">${settings.team.members.map((member) => row(member, state))}</ul>`
      : html`<p class="said-nothing">${said.none}</p>`,
    form(
      shown,
      () => settings.press.join(),
      html`
        ${field(settings, shown, "slack_workspace", { label: channel.workspace, hint: channel.workspaceHint, value: slack_workspace })}
        ${field(settings, shown, "slack_user", { label: said.user, hint: said.userHint, value: slack_user })}
        <div class="press">${send(settings, shown, said)}</div>
        ${outcome(shown)}
      `,
    ),
  );
};

const row = (member, { settings, reading }) => {
  const name = reading.board.name(member) ?? member.slack_user;
  return html`
    <li>
      <b>${name}</b> <span>${person(member)}</span>
      ${other(settings.forms.members, said.remove, () => settings.press.leave(member), said.removeWho(name))}
    </li>
  `;
};
