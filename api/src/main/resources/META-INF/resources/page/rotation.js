// Which slide a wall shows. It stands still where somebody has paused it, has the focus in it or has just pointed at
// it, and where motion is not wanted. A pointer that was left lying on it counts as gone after a while.

const PACE = 15_000;
const LOOK = 60_000;

export const still = matchMedia("(prefers-reduced-motion: reduce)");

export class Rotation {
  at = 0;
  paused = false;
  #focused = false;
  #pointedUntil = 0;
  #turned;
  #timer;

  constructor(turned) {
    this.#turned = turned;
  }

  get held() {
    return this.#focused || Date.now() < this.#pointedUntil;
  }

  start() {
    this.stop();
    this.#timer = setInterval(() => {
      if (!this.paused && !this.held) {
        this.at++;
      }
      this.#turned();
    }, PACE);
  }

  stop() {
    clearInterval(this.#timer);
  }

  show(at) {
    this.at = at;
    this.start();
    this.#turned();
  }

  pause(paused) {
    this.paused = paused;
    this.#turned();
  }

  // Told with every move: only what changes is passed on.
  pointed(here) {
    const before = this.held;
    this.#pointedUntil = here ? Date.now() + LOOK : 0;
    if (this.held !== before) {
      this.#turned();
    }
  }

  focused(here) {
    this.#focused = here;
    this.#turned();
  }
}
