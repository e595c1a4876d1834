// The operations page: what is wrong first, then the flow, then what can be done.

import { html, nothing } from "../../lit.js";
import { time } from "../../times.js";
import { words } from "../words.js";
import { flow, stages } from "./flow.js";
import { letters } from "./letters.js";
import { projections } from "./projections.js";
import { visible } from "./visible.js";

export const view = (page, state) => {
  if (!page.allowed) {
    return html`
      <div class="notice" data-testid="no-scope">
        <h1 tabindex="-1">${words.noScope}</h1>
        <p>${words.noScopeHow}</p>
      </div>
    `;
  }
  const { answers } = page;
  return html`
    <header class="head">
      <div>
        <h1 tabindex="-1">${words.title}</h1>
        ${verdict(page, state)}
      </div>
    </header>
    <div class="operations">
      ${navigator.onLine ? nothing : html`<p class="news failed" role="status">${words.offline}</p>`}
      <p class="news ${page.news?.failed ? "failed" : ""}" role="status" data-testid="news">${page.news?.text ?? nothing}</p>
      ${flow(page, state)}
      ${part("projections", words.views.title, answers.projections, () => projections(page, answers.projections))}
      ${part("letters", words.letters.title, answers.letters, () => letters(page, answers.letters.answer))}
      ${part("visible", words.visible.title, answers.flow, () => visible(answers.flow.answer.visible))}
    </div>
  `;
};

const verdict = ({ answers }, { now }) => {
  const all = stages(answers, now);
  const wrong = all.filter(({ state }) => !["well", "unknown"].includes(state)).map(({ name }) => name);
  return html`<p data-testid="verdict" role="status">${wrong.length ? words.wrong(wrong) : all.some(({ state }) => state === "unknown") ? words.asking : words.well}</p>`;
};

// What was known last is shown on, with its time, while its service is away.
const part = (name, title, { answer, at, failure }, content) => html`
  <section class="part" data-testid=${name} aria-labelledby="part-${name}">
    <h2 id="part-${name}">${title}</h2>
    ${failure ? html`<p class="gone" role="status">${words.gone(failure)} ${answer ? words.lastKnown(time(at)) : nothing}</p>` : nothing}
    ${answer ? content() : failure ? nothing : html`<p class="quiet-line" role="status">${words.asking}</p>`}
  </section>
`;
