// What the buttons of the settings do: a command, or some, and what it came to, read from a view.

import { settingsLink } from "../links.js";
import { Commands, readTeam } from "./commands.js";
import { cronOf } from "./cron.js";
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

  plan() {
    const { schedule } = this.#settings.forms;
    const body = { cron: cronOf(this.#settings.schedule), time_zone: this.#settings.schedule.time_zone.trim() };
    return this.#set(schedule, ["cron", "time_zone"], "poll-schedule", body, words.schedule.done);
  }

  unplan() {
    return this.#drop(this.#settings.forms.schedule, "poll-schedule", words.schedule.stopped, "#schedule-title");
  }

  // Members come and go one by one: nobody overwrites anybody.
  join() {
    const { members } = this.#settings.forms;
    const { slack_workspace = this.#settings.workspace, slack_user = "" } = members.typed;
    return this.#send(members, ["slack_workspace", "slack_user"], async (send) => {
      const { token } = await send({ method: "PUT", path: this.#memberPath({ slack_workspace, slack_user }) });
      await this.#settle(members, token, words.members.joined(slack_user), "#members-slack_user");
    });
  }

  leave(member) {
    const { members } = this.#settings.forms;
    const name = this.#live.board.name(member) ?? member.slack_user;
    return this.#send(members, [], async (send) => {
      const { token } = await send({ method: "DELETE", path: this.#memberPath(member) });
      await this.#settle(members, token, words.members.left(name), "#members-title");
    });
  }

  // A space stands for what is missing, or the path would be another.
  #memberPath({ slack_workspace, slack_user }) {
    const part = (text) => encodeURIComponent(text.trim() || " ");
    return `teams/${this.#settings.id}/members/${part(slack_workspace)}/${part(slack_user)}`;
  }

  // A team of its own, made in several commands: what failed half-way goes on where it was.
  duplicate() {
    const { copy } = this.#settings.forms;
    const { poll_schedule: cron, poll_time_zone: time_zone, members } = this.#settings.team;
    const body = { name: (copy.typed.name ?? words.copy.of(this.#settings.team.name)).trim() };
    return this.#send(copy, ["name"], async (send) => {
      copy.made = copy.made?.name === body.name ? copy.made : { ...body, ...(await send({ method: "POST", path: "teams", body })) };
      const path = `teams/${copy.made.id}`;
      let { token } = copy.made;
      if (cron) {
        ({ token } = await send({ method: "PUT", path: `${path}/poll-schedule`, body: { cron, time_zone } }));
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
    form.refused(form.made ? words.copy.half(refusal) : refusal, failure.errors ?? [], fields);
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
