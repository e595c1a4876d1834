// What a webhook was told, one by one.

import { html, nothing, repeat } from "../../../lit.js";
import { fullTime, shortTime } from "../../../times.js";
import { other, unread } from "../../view/parts.js";
import { words } from "../words.js";

const { deliveries: said } = words;

export const deliveries = (webhook, shown) => {
  const { deliveries: told, press } = shown.of(webhook);
  return html`
    <div class="options">
      <label><input type="checkbox" .checked=${told.givenUp} @change=${({ target }) => told.only(target.checked)}> ${said.givenUp}</label>
    </div>
    ${unread(told, () => told.read(), said.unread)} ${list(told, (delivery) => row(delivery, press, () => shown.retry(webhook, delivery)))}
    ${told.cursor ? html`<button type="button" class="quiet" @click=${() => told.more()}>${said.more}</button>` : nothing}
  `;
};

const list = ({ items, answered, failure, givenUp }, one) => {
  if (items.length) {
    return html`<ul class="choices" data-testid="deliveries">${repeat(items, ({ id }) => id, one)}</ul>`;
  }
  return answered ? html`<p class="said-nothing">${givenUp ? said.noneGivenUp : said.none}</p>` : failure ? nothing : html`<p role="status">${said.loading}</p>`;
};

const row = (delivery, press, retry) => {
  const { kind, status, replayed, attempts, created_at, due_at, remedy } = delivery;
  const reason = reasonOf(delivery);
  return html`
    <li data-testid="delivery" data-status=${status}>
      <b>${said.kinds[kind]}</b>
      <span><time datetime=${created_at} title=${fullTime(created_at)}>${shortTime(created_at)}</time></span>
      <span>
        ${[said.statuses[status], attempts && said.attempts(attempts), replayed && said.replayed, reason, due_at && attempts && said.next(shortTime(due_at))]
          .filter(Boolean)
          .join(" · ")}
      </span>
      ${remedy ? html`<span>${said.remedy(remedy)}</span>` : nothing}
      ${other(press, said.retry, retry, said.retryOf(said.kinds[kind], shortTime(created_at)))}
    </li>
  `;
};

// Why it could not be told; nothing of what could.
export const reasonOf = ({ error, answer_code }) => error && (words.errors[error] ?? (answer_code ? words.answered(answer_code) : error));
