// Participation, streaks and days, and the same as tables.

import { personLink, teamLink } from "../links.js";
import { html, nothing } from "../lit.js";
import { texts } from "../texts.js";
import { date } from "../times.js";
import { daysBack, dayOf, dayText, daysFrom } from "./calendar.js";

const words = texts.days;
// From so many updates of a day on it is a shade darker.
const SHADES = [1, 2, 4];
const SPAN = 90;

export const view = ({ found, failure }, state) => {
  if (failure && !found) {
    return html`<p class="said-nothing" role="alert">${words.failed(failure)}</p>`;
  }
  if (!found) {
    return html`<p class="said-nothing" role="status">${words.loading}</p>`;
  }
  return state.place.page === "team" ? html`${participation(found)} ${streaks(found, state)}` : calendar(found, state);
};

const participation = ({ participation: days, today }) => html`
  <section class="group" data-testid="participation">
    <h2>${words.participation}</h2>
    ${days.length
      ? html`
          <div class="chart">
            <participation-plot role="img" aria-label=${words.plot(sum(days, "answered"), sum(days, "expected"), days.length)}
              .shown=${{ days, span: [daysBack(today, SPAN - 1), today] }}></participation-plot>
            ${table(
              [words.day, words.answered, words.expected, words.late],
              days.toReversed().map(({ day, answered, expected, late }) => [date(dayOf(day)), answered, expected, late]),
            )}
          </div>
        `
      : html`<p class="said-nothing">${words.noPolls}</p>`}
  </section>
`;

const sum = (days, what) => days.reduce((total, day) => total + day[what], 0);

const table = (heads, rows) => html`
  <details class="as-table">
    <summary>${words.table}</summary>
    <table>
      <thead>
        <tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr>
      </thead>
      <tbody>
        ${rows.map(([head, ...values]) => html`<tr><th scope="row">${head}</th>${values.map((value) => html`<td>${value}</td>`)}</tr>`)}
      </tbody>
    </table>
  </details>
`;

const streaks = ({ streaks: all }, { reading, place }) => html`
  <section class="group" data-testid="streaks">
    <h2>${words.streaks}</h2>
    ${all.length
      ? html`
          <table class="streaks">
            <thead>
              <tr>${[words.member, words.run, words.longest].map((head) => html`<th scope="col">${head}</th>`)}</tr>
            </thead>
            <tbody>
              ${all.map(
                (streak) => html`
                  <tr>
                    <th scope="row"><a href=${personLink(streak, place)}>${reading.board.name(streak) ?? streak.slack_user}</a></th>
                    <td>${streak.current_run}</td>
                    <td>${streak.longest_run}</td>
                  </tr>
                `,
              )}
            </tbody>
          </table>
        `
      : html`<p class="said-nothing">${words.noStreaks}</p>`}
  </section>
`;

const calendar = (found, state) => {
  const { from, today, counts } = found;
  const days = daysFrom(from, today);
  return html`
    <section class="group" data-testid="calendar">
      <h2>${words.calendar}</h2>
      <p class="said-nothing">${words.said(counts.size, days.length)}</p>
      ${runs(found, state)}
      <div class="heat" role="img" aria-label=${words.said(counts.size, days.length)}>
        ${days.map((day) => square(day, counts.get(dayText(day)) ?? 0))}
      </div>
      ${counts.size
        ? table([words.day, words.calendar], [...counts].map(([day, count]) => [date(dayOf(day)), words.count(count)]))
        : nothing}
    </section>
  `;
};

const square = (day, count) =>
  html`<i data-shade=${SHADES.filter((from) => count >= from).length} title="${date(day)}: ${count ? words.count(count) : words.none}"></i>`;

const runs = ({ streaks: all }, { reading, place }) =>
  all.length
    ? html`
        <ul class="runs" data-testid="streaks">
          ${all.map(({ team_id, current_run, longest_run }) => {
            const team = reading.board.team(team_id);
            return html`<li>${team ? html`<a href=${teamLink(team_id, place)}>${team.name}</a>: ` : nothing}${words.runs(current_run, longest_run)}</li>`;
          })}
        </ul>
      `
    : nothing;
