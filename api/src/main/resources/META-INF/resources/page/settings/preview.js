// The next slots of the schedule that the form says, as the server computes them. Only what was asked last is shown.

import { readSlots } from "./commands.js";

const REST = 250;

export class Preview {
  slots;
  failure;
  loading = false;
  // The next slot of each member who chose a time zone.
  members = [];
  #asked;
  #timer;
  #request;
  #shown;

  constructor(shown) {
    this.#shown = shown;
  }

  ask(cron, timeZone, ownZones, members) {
    const asked = JSON.stringify([cron, timeZone, ownZones, members]);
    if (asked === this.#asked) {
      return;
    }
    this.stop();
    this.#asked = asked;
    this.loading = Boolean(cron);
    if (cron) {
      this.#timer = setTimeout(() => this.#read(cron, timeZone, ownZones, members), REST);
    } else {
      this.slots = this.failure = undefined;
      this.members = [];
    }
  }

  stop() {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#asked = undefined;
  }

  async #read(cron, timeZone, ownZones, members) {
    const request = new AbortController();
    this.#request = request;
    const found = await readSlots(cron, timeZone, request.signal)
      .then(async (slots) => ({ slots, failure: undefined, members: slots.length ? await theirs(cron, ownZones, members, slots[0], request.signal) : [] }))
      .catch((failure) => ({ slots: undefined, failure, members: [] }));
    if (!request.signal.aborted) {
      Object.assign(this, found, { loading: false });
      this.#shown();
    }
  }
}

// By their own clocks where the round goes by those, once for each zone.
const theirs = async (cron, ownZones, members, slot, signal) => {
  const zones = ownZones ? [...new Set(members.map(({ zone }) => zone))] : [];
  const first = new Map(await Promise.all(zones.map(async (zone) => [zone, (await readSlots(cron, zone, signal, 1))[0]])));
  return members.map(({ member, zone }) => ({ member, zone, slot: first.get(zone) ?? slot }));
};
