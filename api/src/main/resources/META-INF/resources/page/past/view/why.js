// The event that made a value what it was, the way back to its first cause, and the versions before.

import { linkTo } from "../../links.js";
import { html, nothing } from "../../lit.js";
import { fullTime, shortTime } from "../../times.js";
import { spoken } from "../../spoken.js";
import { told } from "../../view/versions.js";
import { words } from "../words.js";

const said = words.why;

export const whyDialog = (state, actions) => {
  const { why } = state.machine;
  return why.asked
    ? html`
        <dialog class="why-dialog" data-testid="why" aria-labelledby="why-title" @close=${actions.whyClosed}
          @click=${({ target, currentTarget }) => target === currentTarget && currentTarget.close()}>
          <div>
            <header>
              <h2 id="why-title">${said.title}</h2>
              <button class="quiet" @click=${({ target }) => target.closest("dialog").close()}>${said.close}</button>
            </header>
            ${content(why, state)}
          </div>
        </dialog>
      `
    : nothing;
};

const content = (why, state) => {
  if (why.failure) {
    return html`<p class="refusal" role="alert">${said.failed(why.failure)}</p>`;
  }
  return why.maker ? answer(why, state) : html`<p role="status">${said.loading}</p>`;
};

const answer = ({ asked, maker, chain, complete, versions }, state) => html`
  <p class="value">${asked.kind === "team" ? maker.row.name : spoken(maker.row.content, maker.row, state.reading.board)}</p>
  ${event(maker, chain?.at(-1), state)} ${chain ? causes(chain, complete, maker, channelOf(maker.row, state)) : html`<p role="status">${said.loading}</p>`}
  ${asked.kind === "team" ? nothing : html`<h3>${said.versions}</h3><ol class="versions">${told(versions, state)}</ol>`}
  ${chain ? html`<details><summary>${said.stored}</summary><pre tabindex="0"><code>${JSON.stringify(chain.at(-1), null, 2)}</code></pre></details>` : nothing}
`;

const event = ({ event, row, valid_from }, stored, { place }) => html`
  <dl data-testid="event">
    ${fact(said.what, said.types[event.type] ?? event.type)}
    ${fact(said.who, actor(event, row.slack_user === event.actor ? row.author : undefined))}
    ${fact(said.where, source(event.source, stored?.metadata.slack_workspace))}
    ${fact(said.when, html`<a href=${linkTo({ ...place, since: "", as_of: String(event.position) })}>${fullTime(valid_from)}</a>`)}
    ${fact(said.request, html`<code>${event.correlation_id}</code>`)}
  </dl>
`;

const fact = (name, value) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

const actor = ({ actor }, name) => (name && name !== actor ? said.known(name, actor) : actor);

const source = (name, workspace) => (workspace ? said.slack(workspace) : (said.sources[name] ?? name));

const channelOf = (row, { reading }) => row.slack_channel ?? reading.board.team(row.team_id)?.slack_channel;

// From the first cause to the event itself.
const causes = (chain, complete, maker, channel) => html`
  <h3>${said.causes}</h3>
  <ol class="causes" data-testid="causes">
    ${complete ? nothing : html`<li>${said.incomplete}</li>`}
    ${message(chain[0], channel)}
    ${chain.map(
      ({ id, type, timestamp, metadata }) => html`
        <li aria-current=${id === maker.event.id ? "true" : nothing}>
          <b>${said.types[type] ?? type}</b>
          <time datetime=${timestamp} title=${fullTime(timestamp)}>${shortTime(timestamp)}</time>
          <span>${metadata.actor}</span>
        </li>
      `,
    )}
  </ol>
`;

// What somebody did in Slack is the begin of it all.
const message = ({ metadata, timestamp }, channel) =>
  metadata.source === "slack"
    ? html`
        <li data-testid="slack">
          <b>${said.inSlack}</b>
          <time datetime=${timestamp} title=${fullTime(timestamp)}>${shortTime(timestamp)}</time>
          <a href=${slackLink(metadata, channel)} target="_blank" rel="noopener noreferrer"
            >${said.bySlack(metadata.actor, metadata.slack_workspace)}</a>
        </li>
      `
    : nothing;

// To the very message, where its event tells it.
const slackLink = ({ slack_workspace, slack_channel, slack_ts, actor }, channel) => {
  const query = { team: slack_workspace, channel: slack_channel ?? channel ?? actor, ...(slack_ts && { message_ts: slack_ts }) };
  return `https://slack.com/app_redirect?${new URLSearchParams(query)}`;
};
