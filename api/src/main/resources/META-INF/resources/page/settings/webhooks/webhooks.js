// The webhooks of a team, or those that are told of all teams; and what their buttons do. They have no view: whoever keeps them
// is asked.

import { Asked } from "../asked.js";
import { newId, readWebhooks } from "../commands.js";
import { Form } from "../form.js";
import { Deliveries } from "./deliveries.js";
import { words } from "./words.js";

export const KINDS = ["submitted", "edited", "retracted", "blocked", "missed"];

const FIELDS = ["url", "kinds"];
const USUAL = { url: "", kinds: ["submitted", "blocked", "missed"] };

export class Webhooks {
  asked;
  // What signs the messages of one: shown this once.
  secret;
  // Which one is to go, while that is asked.
  removing;
  adding = new Form("webhook-new");
  ending = new Form("webhook-end");
  #known = new Map();
  // Ours to choose, and kept until it is taken: what is sent twice is one.
  #coming = newId();
  #team;
  #sending;
  #on;

  // Without a team, those of all.
  constructor(team, sending, on) {
    this.#team = team;
    this.#sending = sending;
    this.#on = on;
    this.asked = new Asked(readWebhooks, on);
  }

  async read() {
    await this.asked.read();
    this.all.forEach((webhook) => this.of(webhook).deliveries.read());
  }

  stop() {
    this.#known.forEach(({ deliveries }) => deliveries.stop());
  }

  get all() {
    return (this.asked.answer ?? []).filter(({ team_id }) => team_id === this.#team).toSorted((a, b) => a.url.localeCompare(b.url));
  }

  // Those that are told of this team because they are told of all.
  get ofAllTeams() {
    return this.#team ? (this.asked.answer ?? []).filter(({ team_id }) => !team_id).length : 0;
  }

  // The forms of one, and what it was told.
  of({ id }) {
    const known = this.#known.get(id) ?? {
      change: new Form(`webhook-${id}`),
      replay: new Form(`webhook-${id}-replay`),
      press: new Form(`webhook-${id}-press`),
      deliveries: new Deliveries(id, this.#on),
    };
    this.#known.set(id, known);
    return known;
  }

  valuesOf(form, webhook) {
    return { ...USUAL, ...webhook, ...form.typed };
  }

  add() {
    return this.#set(this.adding, FIELDS, this.#coming, this.valuesOf(this.adding), words.added);
  }

  change(webhook) {
    const { change } = this.of(webhook);
    return this.#set(change, FIELDS, webhook.id, this.valuesOf(change, webhook), words.changed);
  }

  // One that was disabled is told again once it is set again.
  enable(webhook) {
    return this.#set(this.of(webhook).press, [], webhook.id, webhook, words.enabled);
  }

  #set(form, fields, id, { url, kinds }, outcome) {
    const body = { url: url.trim(), kinds, ...(this.#team && { team_id: this.#team }) };
    return this.#sending.send(form, fields, async (send) => {
      const { secret } = await send({ method: "PUT", path: `webhooks/${id}`, body });
      const isNew = id === this.#coming;
      this.#take([...this.#others(id), { id, ...body }]);
      if (isNew) {
        this.#coming = newId();
        this.secret = { id, url: body.url, text: secret };
        this.of({ id }).deliveries.read();
      }
      this.#sending.done(form, outcome, isNew ? "#webhook-secret" : undefined);
    });
  }

  replaceSecret(webhook) {
    const { press } = this.of(webhook);
    return this.#sending.send(press, [], async (send) => {
      const { secret } = await send({ method: "PUT", path: `webhooks/${webhook.id}/secret`, body: {} });
      this.secret = { ...webhook, text: secret };
      this.#sending.done(press, words.secret.replaced, "#webhook-secret");
    });
  }

  async copySecret() {
    const { secret } = this;
    try {
      await navigator.clipboard.writeText(secret.text);
      secret.news = words.secret.copied;
    } catch {
      secret.news = words.secret.notCopied;
    }
    this.#on.shown();
  }

  // Whoever has the secret needs not see it any more.
  forgetSecret() {
    this.secret = undefined;
    this.#on.shown();
    document.querySelector("#webhooks-title").focus();
  }

  ask(webhook) {
    this.removing = webhook;
    this.ending.forget();
    this.#on.shown();
  }

  remove() {
    const { id, url } = this.removing;
    return this.#sending.send(this.ending, [], async (send) => {
      await send({ method: "DELETE", path: `webhooks/${id}` });
      this.of({ id }).deliveries.stop();
      this.#known.delete(id);
      this.removing = undefined;
      this.secret = this.secret?.id === id ? undefined : this.secret;
      this.#take(this.#others(id));
      this.#sending.done(this.ending, words.removed(url), "#webhooks-title");
    });
  }

  retry(webhook, delivery) {
    const { press, deliveries } = this.of(webhook);
    return this.#sending.send(press, [], async (send) => {
      deliveries.take(await send({ method: "POST", path: `webhooks/${webhook.id}/deliveries/${delivery.id}/retry` }));
      this.#sending.done(press, words.deliveries.retried);
      deliveries.watch();
    });
  }

  // From and to as the viewer's clock has them.
  replay(webhook) {
    const { replay, deliveries } = this.of(webhook);
    const { from, to } = replay.typed;
    const query = new URLSearchParams({ ...(from && { from: instant(from) }), ...(to && { to: instant(to) }) });
    return this.#sending.send(replay, ["from", "to"], async (send) => {
      const { deliveries: count } = await send({ method: "POST", path: `webhooks/${webhook.id}/replay?${query}` });
      this.#sending.done(replay, words.replay.done(count));
      deliveries.watch();
    });
  }

  #others(id) {
    return this.asked.answer.filter((one) => one.id !== id);
  }

  #take(webhooks) {
    this.asked.take(webhooks);
  }
}

// What is no time here is sent as it is: the service says what is wrong with it.
const instant = (local) => {
  const time = new Date(local);
  return Number.isNaN(time.getTime()) ? local : time.toISOString();
};
