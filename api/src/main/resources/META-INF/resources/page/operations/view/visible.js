// How long it took from response to visible, as bars and in words.

import { html, repeat } from "../../lit.js";
import { count, duration, words } from "../words.js";

const said = words.visible;

export const visible = (views) =>
  views.length
    ? html`
        <p class="quiet-line">${said.how}</p>
        <ul class="histograms">
          ${repeat(views, ({ view }) => view, one)}
        </ul>
      `
    : html`<p class="quiet-line">${said.none}</p>`;

const one = ({ view, changes, p50_seconds, p99_seconds, buckets }) => html`
  <li data-testid="visible-view" data-view=${view}>
    <h3>${view}</h3>
    <p>${said.line(changes, duration(p50_seconds), duration(p99_seconds))}</p>
    <table>
      <caption class="unseen">${view}</caption>
      <thead class="unseen">
        <tr><th scope="col">${said.time}</th><th scope="col">${said.changes}</th></tr>
      </thead>
      <tbody>
        ${buckets.map(
          (bucket) => html`
            <tr>
              <th scope="row">${bucket.seconds === undefined ? said.longer : said.upTo(duration(bucket.seconds))}</th>
              <td><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width=${(100 * bucket.changes) / changes} height="10"></rect></svg> <span>${count(bucket.changes)}</span></td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  </li>
`;
