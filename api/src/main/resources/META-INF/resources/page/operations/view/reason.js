// What is done for a reason, which is asked for first.

import { html, nothing } from "../../lit.js";
import { words } from "../words.js";

// `what` is asked about while `page.asking` says so.
export const reason = (page, what, label, button, done) =>
  page.asking === what
    ? html`
        <form class="reason" data-testid="reason" @submit=${(event) => sent(event, done)}>
          <label>${label} <input name="reason" required maxlength="1000" autocomplete="off"></label>
          <button>${button}</button>
          <button type="button" class="quiet" @click=${() => page.ask(what)}>${words.cancel}</button>
        </form>
      `
    : nothing;

const sent = (event, done) => {
  event.preventDefault();
  done(new FormData(event.target).get("reason").trim());
};
