// <participation-plot>: of how many who were asked how many answered, day by day, drawn by uPlot, as released, from its
// jar. The version is that of api/pom.xml. What it shows stands in a table beside it.

import { sheet } from "../sheet.js";
import { tick } from "../times.js";
import { dayOf } from "./calendar.js";
import uPlot from "/webjars/uplot/1.6.30/dist/uPlot.esm.js";

const HEIGHT = 150;
const SECONDS = 1_000;
const DAY = 24 * 60 * 60;

await sheet("/webjars/uplot/1.6.30/dist/uPlot.min.css");

const dark = matchMedia("(prefers-color-scheme: dark)");

class ParticipationPlot extends HTMLElement {
  #days;
  #span;
  #plot;
  #sizes = new ResizeObserver(() => this.#plot?.setSize({ width: this.clientWidth, height: HEIGHT }));
  #recolour = () => this.#draw();

  // `days` as they are queried, the first first, within `span`: the first and the last day.
  set shown({ days, span }) {
    const anew = days !== this.#days;
    this.#days = days;
    this.#span = span;
    if (anew && this.isConnected) {
      this.#draw();
    }
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

  #draw() {
    this.#plot?.destroy();
    this.#plot = this.#days && new uPlot(this.#options(), dataOf(this.#days), this);
  }

  #options() {
    const style = getComputedStyle(this);
    const colour = (name) => style.getPropertyValue(name);
    const font = `12px ${style.fontFamily}`;
    const axis = { stroke: colour("--soft"), font, ticks: { stroke: colour("--line"), size: 4 } };
    const [from, to] = this.#span.map((day) => day.getTime() / SECONDS);
    return {
      width: this.clientWidth,
      height: HEIGHT,
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { range: () => [from - DAY / 2, to + DAY / 2] }, y: { range: (_, __, most) => [0, Math.max(most, 1)] } },
      axes: [
        { ...axis, size: 28, space: 70, grid: { show: false }, values: (_, moments) => moments.map((moment) => tick(moment * SECONDS, DAY * SECONDS)) },
        { ...axis, size: 34, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000], grid: { stroke: colour("--line"), width: 1 } },
      ],
      series: [{}, bars(`color-mix(in srgb, ${colour("--soft")} 35%, transparent)`), bars(colour("--present"))],
    };
  }
}

const bars = (fill) => ({ paths: uPlot.paths.bars({ size: [0.7, 26], radius: 0.2 }), width: 0, points: { show: false }, fill });

const dataOf = (days) => [
  days.map(({ day }) => dayOf(day).getTime() / SECONDS),
  days.map(({ expected }) => expected),
  days.map(({ answered }) => answered),
];

customElements.define("participation-plot", ParticipationPlot);
