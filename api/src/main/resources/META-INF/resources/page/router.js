// Goes from page to page without a load: links of this page are followed here, the browser's back and forward too.

import { placeOf } from "./links.js";

export class Router {
  #moved;

  constructor(moved) {
    this.#moved = moved;
    addEventListener("popstate", () => this.#arrive());
    addEventListener("click", (event) => this.#click(event));
  }

  go(href) {
    history.pushState(null, "", href);
    this.#arrive();
  }

  // For what changes with every key: it is no step to go back to.
  replace(href) {
    history.replaceState(null, "", href);
    this.#arrive();
  }

  #arrive() {
    this.#moved(placeOf(location));
  }

  #click(event) {
    const link = event.target.closest("a[href]");
    if (link && isOurs(link) && isPlain(event)) {
      event.preventDefault();
      this.go(link.href);
    }
  }
}

const isOurs = (link) =>
  !link.target && !link.hash && link.origin === location.origin && placeOf(link).page !== "unknown";

const isPlain = (event) =>
  !event.defaultPrevented && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
