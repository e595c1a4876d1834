// Why a value was what it was: the event that made it so, and what that came from.

import * as api from "../api.js";
import { isPosition } from "../moments.js";
import { reasonOf } from "../texts.js";

export class Why {
  // What is asked for: its kind and id, the member if it is about one, and as of when. Undefined while nothing is.
  asked;
  versions;
  maker;
  chain;
  complete;
  failure;
  #on;

  constructor(on) {
    this.#on = on;
  }

  // `value` is what `view/why.js` writes; `past` is the moment.
  async ask(value, { asOf, moment }) {
    const [kind, id, ...member] = value.split("/");
    const asked = { kind, id, member: member.length ? member.join("/") : undefined };
    Object.assign(this, { asked, versions: undefined, maker: undefined, chain: undefined, failure: undefined });
    this.#on.shown();
    try {
      const versions = (await api.history(kind, id)).filter(stoodBy(asOf, moment));
      const maker = makerOf(versions, valueOf(asked));
      this.#tell(asked, { versions, maker });
      const { chain, complete } = await api.causation(maker.event.id);
      this.#tell(asked, { chain, complete });
    } catch (failure) {
      this.#tell(asked, { failure: reasonOf(failure) });
      if (failure.status === 401) {
        this.#on.refused(failure);
      }
    }
  }

  close() {
    this.#tell(this.asked, { asked: undefined });
  }

  #tell(asked, news) {
    if (this.asked === asked) {
      Object.assign(this, news);
      this.#on.shown();
    }
  }
}

const stoodBy = (asOf, moment) => (version) =>
  isPosition(asOf) ? version.event.position <= Number(asOf) : Date.parse(version.valid_from) <= moment;

const valueOf = ({ kind, member }) => {
  if (member) {
    return ({ row }) => row.members.some((one) => `${one.slack_workspace}/${one.slack_user}` === member);
  }
  return kind === "team"
    ? ({ row }) => [row.name, row.archived_at]
    : ({ row, gone_since }) => [row.answers, gone_since];
};

// The last version with a value other than the one before it.
export const makerOf = (versions, value) =>
  versions.findLast(
    (version, n) => n === 0 || JSON.stringify(value(version)) !== JSON.stringify(value(versions[n - 1])),
  );
