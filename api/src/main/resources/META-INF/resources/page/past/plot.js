// <density-plot>: how much happened when, drawn by uPlot, as released, from its jar. The version is that of api/pom.xml.

import { sheet } from "../sheet.js";
import { tick } from "../times.js";
import uPlot from "/webjars/uplot/1.6.30/dist/uPlot.esm.js";

const HEIGHT = 88;
// Half a thumb of the dial.
const MARGIN = 8;
// A label that is nearer to an edge would be cut off.
const LABEL = 30;
const SECONDS = 1_000;

await sheet("/webjars/uplot/1.6.30/dist/uPlot.min.css");

const dark = matchMedia("(prefers-color-scheme: dark)");

class DensityPlot extends HTMLElement {
  #shown = {};
  #plot;
  #sizes = new ResizeObserver(() => this.#resize());
  #recolour = () => this.#draw();

  // `density` as it is queried, `span` what the dial spans, `at` the moment that is looked at, `pin` the one that it is
  // compared with.
  set shown(shown) {
    const anew = shown.density !== this.#shown.density;
    this.#shown = shown;
    if (!this.isConnected) {
      return;
    }
    anew ? this.#draw() : this.#plot?.redraw();
  }

  connectedCallback() {
    this.#sizes.observe(this);
    dark.addEventListener("change", this.#recolour);
    this.#draw();
  }

  disconnectedCallback() {
    this.#sizes.disconnect();
    dark.removeEventListener("change", this.#recolour);
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  #resize() {
    this.#plot?.setSize({ width: this.clientWidth, height: HEIGHT });
  }

  #draw() {
    this.#plot?.destroy();
    const { density, span } = this.#shown;
    this.#plot = density && new uPlot(this.#options(span), dataOf(density), this);
  }

  #options(span) {
    const style = getComputedStyle(this);
    const colour = (name) => style.getPropertyValue(name);
    // uPlot draws later, when this may not be in the page any more and has no style.
    const [present, ahead, warning] = [colour("--present"), colour("--ahead"), colour("--warning")];
    return {
      width: this.clientWidth,
      height: HEIGHT,
      padding: [6, MARGIN, 0, MARGIN],
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { range: () => [span.from / SECONDS, span.to / SECONDS] }, y: { range: (_, __, most) => [0, most || 1] } },
      axes: [
        {
          size: 26,
          gap: 4,
          space: 80,
          values: (plot, moments, _, __, between) => moments.map((moment) => label(plot, moment, between)),
          stroke: colour("--soft"),
          font: `12px ${style.fontFamily}`,
          grid: { show: false },
          ticks: { stroke: colour("--line"), size: 5 },
        },
        { show: false },
      ],
      series: [
        {},
        {
          paths: uPlot.paths.bars({ size: [0.86, 24], radius: 0.3 }),
          width: 0,
          points: { show: false },
          fill: (plot) => this.#fill(plot, present, ahead),
        },
      ],
      hooks: { draw: [(plot) => this.#mark(plot, warning)] },
    };
  }

  // What is not yet, at the moment, is pale.
  #fill(plot, been, ahead) {
    const { left, width } = plot.bbox;
    const part = Math.min(Math.max((this.#x(plot, this.#shown.at) - left) / width, 0), 1);
    const gradient = plot.ctx.createLinearGradient(left, 0, left + width, 0);
    gradient.addColorStop(0, been);
    gradient.addColorStop(part, been);
    gradient.addColorStop(part, ahead);
    gradient.addColorStop(1, ahead);
    return gradient;
  }

  #mark(plot, colour) {
    if (this.#shown.pin) {
      const x = this.#x(plot, this.#shown.pin);
      plot.ctx.fillStyle = colour;
      plot.ctx.fillRect(x - devicePixelRatio, 0, 2 * devicePixelRatio, plot.bbox.top + plot.bbox.height);
    }
  }

  #x(plot, moment) {
    return plot.valToPos((moment ?? Infinity) / SECONDS, "x", true);
  }
}

const label = (plot, moment, between) => {
  const x = plot.valToPos(moment, "x") + MARGIN;
  return x < LABEL || x > plot.width - LABEL ? "" : tick(moment * SECONDS, between * SECONDS);
};

const seconds = (instant) => Date.parse(instant) / SECONDS;

// A bar stands over the middle of its stretch. Few events are still seen beside many.
const dataOf = ({ from, to, counts }) => {
  const length = (seconds(to) - seconds(from)) / counts.length;
  return [counts.map((_, n) => seconds(from) + (n + 0.5) * length), counts.map((count) => Math.sqrt(count))];
};

customElements.define("density-plot", DensityPlot);
