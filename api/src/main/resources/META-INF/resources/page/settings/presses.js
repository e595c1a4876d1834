// What the buttons of the settings do: a command, or some, and what it came to, read from a view.

import { digestOf } from "./digest.js";
import { bodyOf, fieldsOf, valuesOf } from "./round.js";
import { words } from "./texts.js";

export class Presses {
  #settings;
  #live;
  #sending;

  constructor(settings, live, sending) {
    this.#settings = settings;
    this.#live = live;
    this.#sending = sending;
  }

  register() {
    const { register } = this.#settings.forms;
    const body = { name: (register.typed.name ?? "").trim() };
    return this.#sending.send(register, ["name"], async (send) => {
      const made = await send({ method: "POST", path: "teams", body });
      await this.#sending.open(register, made, words.register.done(body.name));
    });
  }

  rename() {
    const { name } = this.#settings.forms;
    return this.#set(name, ["name"], "name", { name: (name.typed.name ?? this.#settings.team.name).trim() }, words.rename.done);
  }

  link() {
    const { channel } = this.#settings.forms;
    const { slack_workspace, slack_channel = "" } = { slack_workspace: this.#settings.workspace, ...this.#settings.team, ...channel.typed };
    const body = { slack_workspace: slack_workspace.trim(), slack_channel: slack_channel.trim() };
    return this.#set(channel, ["slack_workspace", "slack_channel"], "slack-channel", body, words.channel.done);
  }

  unlink() {
    return this.#drop(this.#settings.forms.channel, "slack-channel", words.channel.unlinked, "#channel-slack_workspace");
  }

  // A round that is new is shown from now on.
  plan() {
    const { schedule } = this.#settings.forms;
    const round = this.#settings.roundName.trim();
    const body = bodyOf(this.#settings.schedule);
    return this.#sending.send(schedule, fieldsOf(body), async (send) => {
      const { token } = await send({ method: "PUT", path: this.#roundPath(round), body, etag: schedule.base.etag });
      this.#sending.left || (this.#settings.round = round);
      await this.#sending.settle(schedule, token, words.schedule.done);
    });
  }

  unplan() {
    const { schedule } = this.#settings.forms;
    return this.#sending.send(schedule, [], async (send) => {
      const { token } = await send({ method: "DELETE", path: this.#roundPath(this.#settings.round), etag: schedule.base.etag });
      this.#sending.left || (this.#settings.round = undefined);
      await this.#sending.settle(schedule, token, words.schedule.stopped, "#schedule-title");
    });
  }

  pause() {
    const { pause } = this.#settings.forms;
    const until = pause.typed.until ?? this.#settings.shownRound.pause?.until;
    return this.#sending.send(pause, ["until"], async (send) => {
      const path = `${this.#roundPath(this.#settings.round)}/pause`;
      const { token } = await send({ method: "PUT", path, body: until ? { until } : {} });
      await this.#sending.settle(pause, token, words.pause.done);
    });
  }

  resume() {
    const { pause } = this.#settings.forms;
    return this.#sending.send(pause, [], async (send) => {
      const { token } = await send({ method: "DELETE", path: `${this.#roundPath(this.#settings.round)}/pause` });
      await this.#sending.settle(pause, token, words.pause.resumed);
    }, {});
  }

  keepHolidays() {
    const { holidays } = this.#settings.forms;
    const { team } = this.#settings;
    const { country = team.holiday_country ?? "", subdivision = team.holiday_subdivision ?? "" } = holidays.typed;
    const body = { country: country.trim(), ...(subdivision.trim() && { subdivision: subdivision.trim() }) };
    return this.#set(holidays, ["country", "subdivision"], "holidays", body, words.holidays.done);
  }

  ignoreHolidays() {
    return this.#drop(this.#settings.forms.holidays, "holidays", words.holidays.ignored, "#holidays-section-title");
  }

  // A digest has no view: how it stands is told by who keeps it.
  wantDigest() {
    const { digest } = this.#settings.forms;
    const { slack_channel, ...when } = digestOf(this.#settings);
    const body = { ...when, ...(slack_channel.trim() && { slack_channel: slack_channel.trim() }) };
    return this.#sending.send(digest, Object.keys(digestOf(this.#settings)), async (send) => {
      await send({ method: "PUT", path: `teams/${this.#settings.id}/digest`, body });
      await this.#settings.digest.read();
      this.#sending.done(digest, words.digest.done);
    });
  }

  dropDigest() {
    const { digest } = this.#settings.forms;
    return this.#sending.send(digest, [], async (send) => {
      await send({ method: "DELETE", path: `teams/${this.#settings.id}/digest` });
      await this.#settings.digest.read();
      this.#sending.done(digest, words.digest.dropped, "#digest-section-title");
    }, {});
  }

  #roundPath(round) {
    return `teams/${this.#settings.id}/rounds/${encodeURIComponent(round || " ")}`;
  }

  // People come and go one by one: nobody overwrites anybody.
  join() {
    return this.#enter("members", words.members.joined);
  }

  leave(member) {
    return this.#exit("members", member, words.members.left);
  }

  appoint() {
    return this.#enter("admins", words.admins.appointed);
  }

  dismiss(admin) {
    return this.#exit("admins", admin, words.admins.dismissed);
  }

  #enter(what, outcome) {
    const form = this.#settings.forms[what];
    const { slack_workspace = this.#settings.workspace, slack_user = "" } = form.typed;
    return this.#sending.send(form, ["slack_workspace", "slack_user"], async (send) => {
      const { token } = await send({ method: "PUT", path: this.#personPath(what, { slack_workspace, slack_user }) });
      await this.#sending.settle(form, token, outcome(slack_user), `#${what}-slack_user`);
    });
  }

  #exit(what, person, outcome) {
    const form = this.#settings.forms[what];
    const name = this.#live.board.name(person) ?? person.slack_user;
    return this.#sending.send(form, [], async (send) => {
      const { token } = await send({ method: "DELETE", path: this.#personPath(what, person) });
      await this.#sending.settle(form, token, outcome(name), `#${what}-title`);
    }, {});
  }

  // A space stands for what is missing, or the path would be another.
  #personPath(what, { slack_workspace, slack_user }) {
    const part = (text) => encodeURIComponent(text.trim() || " ");
    return `teams/${this.#settings.id}/${what}/${part(slack_workspace)}/${part(slack_user)}`;
  }

  // A team of its own, made in several commands: what failed half-way goes on where it was.
  duplicate() {
    const { copy } = this.#settings.forms;
    const { rounds, members } = this.#settings.team;
    const body = { name: (copy.typed.name ?? words.copy.of(this.#settings.team.name)).trim() };
    return this.#sending.send(copy, ["name"], async (send) => {
      copy.made = copy.made?.name === body.name ? copy.made : { ...body, ...(await send({ method: "POST", path: "teams", body })) };
      const path = `teams/${copy.made.id}`;
      let { token } = copy.made;
      for (const round of rounds) {
        ({ token } = await send({ method: "PUT", path: `${path}/rounds/${encodeURIComponent(round.round)}`, body: bodyOf(valuesOf(round)) }));
      }
      for (const { slack_workspace, slack_user } of members) {
        ({ token } = await send({ method: "PUT", path: `${path}/members/${slack_workspace}/${slack_user}` }));
      }
      await this.#sending.open(copy, { id: copy.made.id, token }, words.copy.done(body.name));
    });
  }

  archive() {
    return this.#sending.send(this.#settings.forms.archive, [], async (send) => {
      const { token } = await send({ method: "DELETE", path: `teams/${this.#settings.id}`, etag: this.#settings.forms.archive.base.etag });
      this.#settings.archiving = false;
      await this.#sending.settle(this.#settings.forms.archive, token, words.archive.done(this.#settings.team.name), "h1");
    });
  }

  #set(form, fields, what, body, outcome) {
    return this.#sending.send(form, fields, async (send) => {
      const { token } = await send({ method: "PUT", path: `teams/${this.#settings.id}/${what}`, body, etag: form.base.etag });
      await this.#sending.settle(form, token, outcome);
    });
  }

  #drop(form, what, outcome, focus) {
    return this.#sending.send(form, [], async (send) => {
      const { token } = await send({ method: "DELETE", path: `teams/${this.#settings.id}/${what}`, etag: form.base.etag });
      await this.#sending.settle(form, token, outcome, focus);
    }, {});
  }
}
