// What people wrote, as Slack shows it. Everything of theirs is text or, where its scheme is known, a link's target.

import { html, nothing } from "../lit.js";
import { blocks, parts } from "../mrkdwn.js";
import { spokenEmoji } from "../spoken.js";

// `row` says in which workspace somebody is mentioned, `state` what they are called.
export const written = (text, row, state) => blocks(text).map((block) => shown(block, (part) => inline(part, row, state)));

// A line without blocks, such as a question.
export const line = (text, row, state) => parts(text).map((part) => inline(part, row, state));

const shown = (block, part) => {
  switch (block.kind) {
    case "code":
      return html`<pre class="answer code" dir="auto" tabindex="0"><code>${block.text}</code></pre>`;
    case "quote":
      return html`<blockquote>${block.blocks.map((inner) => shown(inner, part))}</blockquote>`;
    case "list":
      return block.ordered
        ? html`<ol class="answer" dir="auto">${block.items.map((item) => html`<li data-depth=${item.depth} value=${item.value}>${item.parts.map(part)}</li>`)}</ol>`
        : html`<ul class="answer" dir="auto">${block.items.map((item) => html`<li data-depth=${item.depth}>${item.parts.map(part)}</li>`)}</ul>`;
    case "lines":
      return html`<p class="answer" dir="auto">${block.parts.map((one, n) => [n ? "\n" : nothing, one.map(part)])}</p>`;
  }
};

const inline = (part, row, state) => {
  const inner = () => part.parts.map((one) => inline(one, row, state));
  switch (part.kind) {
    case "text":
      return part.text;
    case "bold":
      return html`<strong>${inner()}</strong>`;
    case "italic":
      return html`<em>${inner()}</em>`;
    case "strike":
      return html`<s>${inner()}</s>`;
    case "code":
      return html`<code>${part.text}</code>`;
    case "link":
      return html`<a href=${part.target} rel="noopener noreferrer" target="_blank">${part.text}</a>`;
    case "user":
      return html`<span class="mention">@${called(part, row, state)}</span>`;
    case "channel":
      return html`<span class="mention">${part.text}</span>`;
    case "emoji":
      return spokenEmoji(part);
  }
};

const called = ({ user, label }, { slack_workspace }, { reading }) =>
  reading?.board.name({ slack_workspace, slack_user: user }) ?? (label.replace(/^@/u, "") || user);
