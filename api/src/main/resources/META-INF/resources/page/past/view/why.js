// The event that made a value what it was, the way back to its first cause, and the versions before.

import { linkTo } from "../../links.js";
import { html, nothing } from "../../lit.js";
import { texts } from "../../texts.js";
import { fullTime, shortTime } from "../../times.js";
import { told } from "../../view/versions.js";

const words = texts.why;

export const whyDialog = (state, actions) => {
  const { why } = state.machine;
  return why.asked
    ? html`
        <dialog class="why-dialog" data-testid="why" aria-labelledby="why-title" @close=${actions.whyClosed}
          @click=${({ target, currentTarget }) => target === currentTarget && currentTarget.close()}>
          <div>
            <header>
              <h2 id="why-title">${words.title}</h2>
              <button class="quiet" @click=${({ target }) => target.closest("dialog").close()}>${words.close}</button>
            </header>
            ${content(why, state)}
          </div>
        </dialog>
      `
    : nothing;
};

const content = (why, state) => {
  if (why.failure) {
    return html`<p class="refusal" role="alert">${words.failed(why.failure)}</p>`;
  }
  return why.maker ? answer(why, state) : html`<p role="status">${words.loading}</p>`;
};

const answer = ({ asked, maker, chain, complete, versions }, state) => html`
  <p class="value">${asked.kind === "team" ? maker.row.name : maker.row.content}</p>
  ${event(maker, chain?.at(-1), state)} ${chain ? causes(chain, complete, maker, channelOf(maker.row, state)) : html`<p role="status">${words.loading}</p>`}
  ${asked.kind === "team" ? nothing : html`<h3>${words.versions}</h3><ol class="versions">${told(versions)}</ol>`}
  ${chain ? html`<details><summary>${words.stored}</summary><pre tabindex="0"><code>${JSON.stringify(chain.at(-1), null, 2)}</code></pre></details>` : nothing}
`;

const event = ({ event, row, valid_from }, stored, { place }) => html`
  <dl data-testid="event">
    ${fact(words.what, words.types[event.type] ?? event.type)}
    ${fact(words.who, actor(event, row.slack_user === event.actor ? row.author : undefined))}
    ${fact(words.where, source(event.source, stored?.metadata.slack_workspace))}
    ${fact(words.when, html`<a href=${linkTo({ ...place, since: "", as_of: String(event.position) })}>${fullTime(valid_from)}</a>`)}
    ${fact(words.request, html`<code>${event.correlation_id}</code>`)}
  </dl>
`;

const fact = (name, value) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

const actor = ({ actor }, name) => (name && name !== actor ? words.known(name, actor) : actor);

const source = (name, workspace) => (workspace ? words.slack(workspace) : (words.sources[name] ?? name));

const channelOf = (row, { reading }) => row.slack_channel ?? reading.board.team(row.team_id)?.slack_channel;

// From the first cause to the event itself.
const causes = (chain, complete, maker, channel) => html`
  <h3>${words.causes}</h3>
  <ol class="causes" data-testid="causes">
    ${complete ? nothing : html`<li>${words.incomplete}</li>`}
    ${message(chain[0], channel)}
    ${chain.map(
      ({ id, type, timestamp, metadata }) => html`
        <li aria-current=${id === maker.event.id ? "true" : nothing}>
          <b>${words.types[type] ?? type}</b>
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
          <b>${words.inSlack}</b>
          <time datetime=${timestamp} title=${fullTime(timestamp)}>${shortTime(timestamp)}</time>
          <a href=${slackLink(metadata, channel)} target="_blank" rel="noopener noreferrer"
            >${words.bySlack(metadata.actor, metadata.slack_workspace)}</a>
        </li>
      `
    : nothing;

const slackLink = ({ slack_workspace, actor }, channel) =>
  `https://slack.com/app_redirect?${new URLSearchParams({ team: slack_workspace, channel: channel ?? actor })}`;
