// Who is in a team, and who may change it from Slack.

import { person } from "../../board.js";
import { html } from "../../lit.js";
import { words } from "../texts.js";
import { field, form, other, outcome, section, send } from "./parts.js";

const { channel } = words;

export const members = (state) => {
  const { settings } = state;
  return people(state, "members", words.members, settings.team.members, {
    add: () => settings.press.join(),
    remove: (member) => settings.press.leave(member),
  });
};

export const admins = (state) => {
  const { settings } = state;
  return people(state, "admins", words.admins, settings.team.admins, {
    add: () => settings.press.appoint(),
    remove: (admin) => settings.press.dismiss(admin),
  });
};

const people = (state, what, said, these, { add, remove }) => {
  const { settings } = state;
  const shown = settings.forms[what];
  const { slack_workspace, slack_user } = { slack_workspace: settings.workspace, slack_user: "", ...shown.typed };
  return section(
    what,
    said.title,
    these.length
      ? html`<ul class="choices" data-testid="${what}-list">${these.map((one) => row(one, state, shown, said, remove))}</ul>`
      : html`<p class="said-nothing">${said.none}</p>`,
    form(
      shown,
      add,
      html`
        ${field(settings, shown, "slack_workspace", { label: channel.workspace, hint: channel.workspaceHint, value: slack_workspace })}
        ${field(settings, shown, "slack_user", { label: said.user, hint: said.userHint, value: slack_user })}
        <div class="press">${send(settings, shown, said)}</div>
        ${outcome(shown)}
      `,
    ),
  );
};

const row = (one, { reading }, shown, said, remove) => {
  const name = reading.board.name(one) ?? one.slack_user;
  return html`
    <li>
      <b>${name}</b> <span>${person(one)}</span>
      ${other(shown, said.remove, () => remove(one), said.removeWho(name))}
    </li>
  `;
};
