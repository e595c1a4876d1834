// What an update was, version by version, with the words that each took out and put in.

import { html } from "../lit.js";
import { spoken } from "../spoken.js";
import { texts } from "../texts.js";
import { fullTime, shortTime } from "../times.js";
import { differences } from "../words.js";

const words = texts.versions;

// As far as the update that is shown has come.
export const versions = (update, { items, failure }, state) => {
  if (failure) {
    return html`<p class="versions" role="alert">${words.failed(failure)}</p>`;
  }
  const known = items?.filter(({ row }) => row.sequence <= update.sequence);
  if (!known?.length || known.at(-1).row.sequence < update.sequence) {
    return html`<p class="versions" role="status">${words.loading}</p>`;
  }
  return html`<ol class="versions" data-testid="versions" aria-label=${words.name}>${told(known, state)}</ol>`;
};

// The newest first; what left the words as they were is passed over.
export const told = (items, state) =>
  items
    .map((version, n) => ({ version, before: items[n - 1] }))
    .filter(({ version, before }) => !before || before.row.content !== version.row.content || version.gone_since)
    .map(({ version, before }) => one(version, before, state))
    .reverse();

const one = ({ row, valid_from, gone_since }, before, { reading }) => {
  const text = spoken(row.content, row, reading.board);
  return html`
    <li>
      <p class="when">
        <b>${gone_since ? words.retracted : before ? words.edited : words.submitted}</b>
        <time datetime=${valid_from} title=${fullTime(valid_from)}>${shortTime(valid_from)}</time>
      </p>
      <p class="answer" dir="auto">${gone_since ? html`<del>${text}</del>` : before ? marked(spoken(before.row.content, before.row, reading.board), text) : text}</p>
    </li>
  `;
};

export const marked = (before, after) => differences(before, after).map(mark);

const mark = ({ kind, text }) => {
  switch (kind) {
    case "gone":
      return html`<del>${text}</del>`;
    case "new":
      return html`<ins>${text}</ins>`;
    case "same":
      return text;
  }
};
