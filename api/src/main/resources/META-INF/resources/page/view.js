// What the page looks like for what it knows. Pure: state in, templates out.

import { html, nothing, repeat } from "./lit.js";
import { date, fullTime, texts, time } from "./texts.js";

export const page = (state, actions) => {
  switch (state.phase) {
    case "loading":
      return html`<main class="notice"><img src="/mark.svg" alt="" width="56" height="56"><p>${texts.loading}</p></main>`;
    case "sign-in":
      return signIn(state, actions);
    case "failed":
      return failed(state, actions);
    case "board":
      return board(state, actions);
  }
};

const board = (state, actions) => {
  const teams = state.board.since(state.midnight);
  const people = teams.flatMap((team) => team.people).length;
  const everyone = people + teams.flatMap((team) => team.waiting).length;
  return html`
    <header class="top">
      <img class="mark" src="/mark.svg" alt="Rollcall" width="44" height="44">
      <div class="today">
        <h1>${date(state.midnight)}</h1>
        <p>${everyone ? texts.answered(people, everyone) : nothing}</p>
      </div>
      ${connection(state)}
      <button class="quiet" @click=${actions.signOut}>${texts.signOut}</button>
    </header>
    ${teams.length
      ? html`<main class="board">${repeat(teams, ({ team }) => team.team_id, (each) => card(each, state))}</main>`
      : empty(state)}
  `;
};

const connection = ({ connection, lostAt }) => html`
  <p class="connection" data-testid="connection" data-state=${connection} role="status">
    <b>${texts.connection[connection]}</b>
    ${connection === "reconnecting" && lostAt ? html`<span>${texts.since(lostAt)}</span>` : nothing}
  </p>
`;

const card = ({ team, people, waiting }, state) => html`
  <section class="team" data-testid="team" data-team-id=${team.team_id} aria-labelledby="team-${team.team_id}">
    <header>
      <h2 id="team-${team.team_id}">${team.name}</h2>
      ${tally(people.length, people.length + waiting.length)}
    </header>
    ${team.stale_since ? html`<p class="stale">${texts.stale(team.stale_since)}</p>` : nothing}
    <ol class="updates">
      ${repeat(people, ([latest]) => latest.update_id, (updates) => speaker(updates, state))}
    </ol>
    ${rest(people, waiting, state)}
  </section>
`;

const tally = (some, all) =>
  all === 0
    ? nothing
    : html`
        <p class="tally" role="img" aria-label=${texts.answered(some, all)} title=${texts.answered(some, all)}>
          ${all > 12 ? `${some}/${all}` : Array.from({ length: all }, (_, n) => html`<i class=${n < some ? "in" : ""}></i>`)}
        </p>
      `;

const speaker = ([latest, ...earlier], { fresh }) => html`
  <li class="update ${fresh.has(latest.update_id) ? "fresh" : ""}" data-testid="update" data-update-id=${latest.update_id}>
    <span class="avatar" data-tone=${tone(latest.author)} aria-hidden="true">${initials(latest.author)}</span>
    <h3>${latest.author}</h3>
    ${said(latest)}
    ${earlier.length
      ? html`
          <details>
            <summary>${texts.earlier(earlier.length)}</summary>
            ${earlier.map(said)}
          </details>
        `
      : nothing}
  </li>
`;

const said = (update) => html`
  <div class="said">
    <p class="when">
      <time datetime=${update.created_at} title=${fullTime(update.created_at)}>${time(update.created_at)}</time>
      ${Date.parse(update.updated_at) > Date.parse(update.created_at) && update.sequence > 1
        ? html`<span class="edited" title=${texts.editedAt(update.updated_at)}>${texts.edited}</span>`
        : nothing}
      ${update.stale_since ? html`<span class="edited">${texts.stale(update.stale_since)}</span>` : nothing}
    </p>
    ${update.answers.map(
      ({ question, answer }) => html`
        ${question ? html`<p class="question">${question}</p>` : nothing}
        <p class="answer" dir="auto">${linked(answer)}</p>
      `,
    )}
  </div>
`;

const rest = (people, waiting, { board }) => {
  if (!people.length && !waiting.length) {
    return html`<p class="rest">${texts.nobody}</p>`;
  }
  return waiting.length
    ? html`
        <div class="rest">
          <h3>${texts.waiting}</h3>
          <ul>
            ${waiting.map((member) => html`<li>${board.name(member) ?? member.slack_user}</li>`)}
          </ul>
        </div>
      `
    : html`<p class="rest all">${texts.everyone}</p>`;
};

const empty = ({ commandsUrl }) => html`
  <main class="notice" data-testid="empty">
    <h2>${texts.empty.title}</h2>
    <p>${texts.empty.how}</p>
    <pre tabindex="0"><code>${texts.empty.curl(commandsUrl)}</code></pre>
    <p>${texts.empty.then}</p>
    <pre tabindex="0"><code>${texts.empty.slash}</code></pre>
  </main>
`;

const signIn = ({ refusal, busy }, actions) => html`
  <main class="notice" data-testid="sign-in">
    <img src="/mark.svg" alt="" width="56" height="56">
    <h1>${texts.title}</h1>
    <p>${texts.signIn.title}</p>
    <form @submit=${actions.signIn}>
      <input name="username" autocomplete="username" value="rollcall" hidden>
      <label for="token">${texts.signIn.label}</label>
      <input id="token" name="token" type="password" required autofocus autocomplete="current-password" spellcheck="false"
        aria-describedby="token-hint token-refusal" aria-invalid=${Boolean(refusal)}>
      <p id="token-refusal" class="refusal" role="alert">${refusal ?? nothing}</p>
      <button ?disabled=${busy}>${texts.signIn.button}</button>
      <p id="token-hint" class="hint">${texts.signIn.hint}</p>
    </form>
  </main>
`;

const failed = ({ refusal }, actions) => html`
  <main class="notice" data-testid="failed" role="alert">
    <img src="/mark.svg" alt="" width="56" height="56">
    <h1>${texts.failed.title}</h1>
    <p>${refusal} ${texts.failed.waiting}</p>
    <button @click=${actions.retry}>${texts.failed.retry}</button>
  </main>
`;

const linked = (text) =>
  text
    .split(/(https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)'"])/)
    .map((part, n) => (n % 2 ? html`<a href=${part} rel="noopener noreferrer" target="_blank">${part}</a>` : part));

const initials = (name) =>
  name
    .split(/\s+/)
    .map((word) => [...word][0])
    .filter((_, n, all) => n === 0 || n === all.length - 1)
    .join("")
    .toUpperCase();

const tone = (name) => [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 8, 0);
