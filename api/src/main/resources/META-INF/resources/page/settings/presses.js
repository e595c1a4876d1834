// What the buttons of the settings do: a command, or some, and what it came to, read from a view.

import { settingsLink } from "../links.js";
import { Commands, readTeam } from "./commands.js";
import { digestOf } from "./digest.js";
import { bodyOf, fieldOf, fieldsOf, valuesOf } from "./round.js";
import { refusalOf, words } from "./texts.js";

export class Presses {
  #commands = new Commands();
  #settings;
  #live;
  #on;

  constructor(settings, live, on) {
    this.#settings = settings;
    this.#live = live;
    this.#on = on;
  }

  register() {
    const { register } = this.#settings.forms;
    const body = { name: (register.typed.name ?? "").trim() };
    return this.#send(register, ["name"], async (send) => {
      const made = await send({ method: "POST", path: "teams", body });
      await this.#open(register, made, words.register.done(body.name));
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
    return this.#send(schedule, fieldsOf(body), async (send) => {
      const { token } = await send({ method: "PUT", path: this.#roundPath(round), body, etag: schedule.base.etag });
      this.#left || (this.#settings.round = round);
      await this.#settle(schedule, token, words.schedule.done);
    });
  }

  unplan() {
    const { schedule } = this.#settings.forms;
    return this.#send(schedule, [], async (send) => {
      const { token } = await send({ method: "DELETE", path: this.#roundPath(this.#settings.round), etag: schedule.base.etag });
      this.#left || (this.#settings.round = undefined);
      await this.#settle(schedule, token, words.schedule.stopped, "#schedule-title");
    });
  }

  pause() {
    const { pause } = this.#settings.forms;
    const until = pause.typed.until ?? this.#settings.shownRound.pause?.until;
    return this.#send(pause, ["until"], async (send) => {
      const path = `${this.#roundPath(this.#settings.round)}/pause`;
      const { token } = await send({ method: "PUT", path, body: until ? { until } : {} });
      await this.#settle(pause, token, words.pause.done);
    });
  }

  resume() {
    const { pause } = this.#settings.forms;
    return this.#send(pause, [], async (send) => {
      const { token } = await send({ method: "DELETE", path: `${this.#roundPath(this.#settings.round)}/pause` });
      await this.#settle(pause, token, words.pause.resumed);
    });
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
    return this.#send(digest, Object.keys(digestOf(this.#settings)), async (send) => {
      await send({ method: "PUT", path: `teams/${this.#settings.id}/digest`, body });
      await this.#settings.readDigest();
      this.#done(digest, words.digest.done);
    });
  }

  dropDigest() {
    const { digest } = this.#settings.forms;
    return this.#send(digest, [], async (send) => {
      await send({ method: "DELETE", path: `teams/${this.#settings.id}/digest` });
      await this.#settings.readDigest();
      this.#done(digest, words.digest.dropped);
      document.querySelector("#digest-section-title")?.focus();
    });
  }

  #roundPath(round) {
    return `teams/${this.#settings.id}/rounds/${encodeURIComponent(round || " ")}`;
  }

  // Members come and go one by one: nobody overwrites anybody.
  join() {
    const { members } = this.#settings.forms;
    const { slack_workspace = this.#settings.workspace, slack_user = "" } = members.typed;
    return this.#send(members, ["slack_workspace", "slack_user"], async (send) => {
      const { token } = await send({ method: "PUT", path: this.#personPath("members", { slack_workspace, slack_user }) });
      await this.#settle(members, token, words.members.joined(slack_user), "#members-slack_user");
    });
  }

  leave(member) {
    const { members } = this.#settings.forms;
    const name = this.#live.board.name(member) ?? member.slack_user;
    return this.#send(members, [], async (send) => {
      const { token } = await send({ method: "DELETE", path: this.#personPath("members", member) });
      await this.#settle(members, token, words.members.left(name), "#members-title");
    });
  }

  appoint() {
    const { admins } = this.#settings.forms;
    const { slack_workspace = this.#settings.workspace, slack_user = "" } = admins.typed;
    return this.#send(admins, ["slack_workspace", "slack_user"], async (send) => {
      const { token } = await send({ method: "PUT", path: this.#personPath("admins", { slack_workspace, slack_user }) });
      await this.#settle(admins, token, words.admins.appointed(slack_user), "#admins-slack_user");
    });
  }

  dismiss(admin) {
    const { admins } = this.#settings.forms;
    const name = this.#live.board.name(admin) ?? admin.slack_user;
    return this.#send(admins, [], async (send) => {
      const { token } = await send({ method: "DELETE", path: this.#personPath("admins", admin) });
      await this.#settle(admins, token, words.admins.dismissed(name), "#admins-title");
    });
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
    return this.#send(copy, ["name"], async (send) => {
      copy.made = copy.made?.name === body.name ? copy.made : { ...body, ...(await send({ method: "POST", path: "teams", body })) };
      const path = `teams/${copy.made.id}`;
      let { token } = copy.made;
      for (const round of rounds) {
        ({ token } = await send({ method: "PUT", path: `${path}/rounds/${encodeURIComponent(round.round)}`, body: bodyOf(valuesOf(round)) }));
      }
      for (const { slack_workspace, slack_user } of members) {
        ({ token } = await send({ method: "PUT", path: `${path}/members/${slack_workspace}/${slack_user}` }));
      }
      await this.#open(copy, { id: copy.made.id, token }, words.copy.done(body.name));
    });
  }

  archive() {
    return this.#send(this.#settings.forms.archive, [], async (send) => {
      const { token } = await send({ method: "DELETE", path: `teams/${this.#settings.id}`, etag: this.#settings.forms.archive.base.etag });
      this.#settings.archiving = false;
      await this.#settle(this.#settings.forms.archive, token, words.archive.done(this.#settings.team.name), "h1");
    });
  }

  #set(form, fields, what, body, outcome) {
    return this.#send(form, fields, async (send) => {
      const { token } = await send({ method: "PUT", path: `teams/${this.#settings.id}/${what}`, body, etag: form.base.etag });
      await this.#settle(form, token, outcome);
    });
  }

  #drop(form, what, outcome, focus) {
    return this.#send(form, [], async (send) => {
      const { token } = await send({ method: "DELETE", path: `teams/${this.#settings.id}/${what}`, etag: form.base.etag });
      await this.#settle(form, token, outcome, focus);
    });
  }

  // From the press of a button to what it came to, in a view.
  async #send(form, fields, press) {
    if (form.busy) {
      return;
    }
    form.begin(this.#settings.base);
    this.#on.shown();
    try {
      await press((command) => this.#commands.send(command, this.#settings.etag));
    } catch (failure) {
      if (failure.status === 412 && !this.#left) {
        await this.#settings.read();
      }
      if (!this.#left) {
        this.#refused(form, fields, failure);
      }
    }
  }

  // Whether somebody has gone on to another page meanwhile.
  get #left() {
    return this.#settings.press !== this;
  }

  #refused(form, fields, failure) {
    const refusal = refusalOf(failure);
    const errors = (failure.errors ?? []).map(({ field, reason }) => ({ field: fieldOf(field), reason }));
    form.refused(form.made ? words.copy.half(refusal) : refusal, errors, fields);
    if (failure.status === 412) {
      this.#settings.meanwhile(form, () => true);
    }
    if (failure.status === 401) {
      this.#on.refused(failure);
    }
    this.#on.shown();
    document.querySelector(`#${form.name} [aria-invalid="true"]`)?.focus();
  }

  async #settle(form, token, outcome, focus) {
    const shown = this.#left || (await this.#settings.read(token));
    this.#done(form, shown ? outcome : words.later(outcome));
    focus && !this.#left && document.querySelector(focus)?.focus();
  }

  // Of a team that was just made.
  async #open(form, { id, token }, outcome) {
    try {
      const { team } = await readTeam(id, token);
      this.#live.board.apply("team", team);
    } catch {
      this.#done(form, words.later(outcome));
      return;
    }
    this.#left || this.#on.go(settingsLink({ team_id: id }));
    this.#on.tell(outcome);
  }

  #done(form, outcome) {
    form.done(outcome);
    this.#settings.foresee();
    this.#on.tell(outcome);
    this.#on.shown();
  }
}
