// What is read from the server and kept up to date: today's board, and the thread of the page that shows one.
// The stream is opened before anything is queried, so that nothing is missed in between.

import * as api from "./api.js";
import { Board } from "./board.js";
import { introduce } from "./names.js";
import { readOlder } from "./older.js";
import { Open, Opening } from "./open.js";
import { Stream } from "./stream.js";
import { reasonOf } from "./texts.js";
import { Thread } from "./thread.js";
import { midnight } from "./times.js";

const RELOAD = 10 * 60_000;
const RETRY = 5_000;
const NEW_DAY = 15_000;

export class Reading {
  board = new Board();
  midnight = midnight();
  connection = "connecting";
  lostAt;
  ready = false;
  thread;
  open = new Open();
  // What can't be read just now, by what it is, and why. It is tried again.
  unread = {};
  #filter;
  // The board that is being read; the one that is shown, most of the time.
  #coming = this.board;
  #retry;
  #on;
  #stream = new Stream({
    connected: () => this.#tell({ connection: "live", lostAt: undefined }),
    begin: () => this.#begin(this.board),
    reset: () => this.#begin(new Board()),
    changed: (kind, change) => this.#changed(kind, change),
    stirred: (kind, change) => {
      this.#opening.stir();
      this.#on.stirred(kind, change);
    },
    chose: (person) => this.#on.chose(person),
    lost: () => this.#lost(),
  });

  #opening = new Opening(
    (open) => {
      this.#found("open");
      this.#tell({ open });
      this.ready && this.introduce(open.awaited);
    },
    (failure) => this.#missed("open", failure),
  );

  // `on` is told what was read (`shown`), what came live (`arrived`, or `stirred` where it is no row of the board), what
  // somebody chose for themselves (`chose`), that all begins anew (`begun`) and what failed (`refused`).
  constructor(on) {
    this.#on = on;
    // A page on a wall is open for weeks: days begin, and connections die without a word.
    setInterval(() => this.ready && midnight().getTime() !== this.midnight.getTime() && this.#begin(new Board()), NEW_DAY);
    setInterval(() => this.ready && this.#load(this.board), RELOAD);
    addEventListener("online", () => this.ready && this.begin());
    addEventListener("offline", () => this.ready && this.#lost());
  }

  // A stream that goes on where it was begins nothing: where nothing was read yet, it is a new one.
  begin() {
    this.ready || this.#stream.close();
    this.#stream.open();
  }

  close() {
    clearTimeout(this.#retry);
    this.#stream.close();
    this.#opening.stop();
    this.open = new Open();
    this.unread = {};
    this.#coming = this.board = new Board();
    this.thread = undefined;
    this.ready = false;
  }

  // From now on, too, the updates that pass what `filter` makes of today's first moment; none without one.
  follow(filter) {
    this.#filter = filter;
    this.thread = filter && new Thread(filter(this.midnight));
    if (this.thread && this.ready) {
      this.older();
    }
  }

  older() {
    return readOlder(this.thread, this.#on);
  }

  // Who can't be named is called by their id until they can.
  async introduce(members) {
    const { board } = this;
    try {
      await introduce(board, members);
      this.#found("names");
      this.#on.shown();
    } catch (failure) {
      if (this.board === board) {
        this.#missed("names", failure);
        setTimeout(() => this.board === board && this.introduce(members), RETRY);
      }
    }
  }

  async #begin(board) {
    this.ready && this.#on.begun();
    await this.#load(board);
    if (this.ready && this.#coming === board) {
      this.follow(this.#filter);
    }
  }

  // What the stream tells meanwhile goes to the coming board too: the newer sequence wins, whichever comes first.
  async #load(board) {
    this.#coming = board;
    this.#opening.stir();
    const today = midnight();
    clearTimeout(this.#retry);
    try {
      const [teams, updates] = await Promise.all([api.teams(), api.updatesSince(today)]);
      teams.forEach((row) => board.apply("team", row));
      updates.forEach((row) => board.apply("status_update", row));
      if (this.#coming === board) {
        this.#found("board");
        this.#tell({ board, midnight: today, ready: true });
        this.introduce(board.since(today).flatMap(({ waiting }) => waiting));
      }
    } catch (failure) {
      if (this.#coming === board) {
        this.ready ? this.#missed("board", failure) : this.#on.refused(failure);
        this.#retry = setTimeout(() => this.ready && this.#coming === board && this.#begin(board), RETRY);
      }
    }
  }

  #changed(kind, change) {
    this.#opening.stir();
    const boards = [...new Set([this.#coming, this.board])];
    const onBoard = boards.filter((board) => board.apply(kind, change.row)).length > 0;
    const inThread = kind === "status_update" && this.thread?.apply(change.row);
    if (onBoard || inThread) {
      this.#on.arrived(kind, change);
    }
    if (kind === "team" && this.ready) {
      this.introduce(change.row.members ?? []);
    }
  }

  // An EventSource doesn't tell why it ended: asking for the session does.
  #lost() {
    this.#tell({ connection: "reconnecting", lostAt: this.lostAt ?? new Date() });
    if (this.ready) {
      api.session().catch((failure) => failure.status === 401 && this.#on.refused(failure));
    }
  }

  #missed(what, failure) {
    if (failure.status === 401 || failure.status === 403) {
      this.#on.refused(failure);
    } else {
      this.#tell({ unread: { ...this.unread, [what]: reasonOf(failure) } });
    }
  }

  #found(what) {
    const { [what]: _, ...unread } = this.unread;
    this.unread = unread;
  }

  #tell(news) {
    Object.assign(this, news);
    this.#on.shown();
  }
}
