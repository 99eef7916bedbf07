/** The axes of a chart: ticks with their numbers, and a hairline across at each of the upright axis. */
import { type Plot, xOf, yOf } from "../../core/training/line";
import type { Tick } from "../../core/training/scale";
import { make, put, write } from "../shared/svg";
import { Pool } from "./pool";

const GAP = 6;
const BELOW = 15;
const NAME = 24;

export class Axes {
  private readonly lines: Pool<SVGLineElement>;
  private readonly up: Pool<SVGTextElement>;
  private readonly across: Pool<SVGTextElement>;

  constructor(svg: SVGElement) {
    const group = make("g", { class: "axes", "aria-hidden": "true" }, svg);
    this.lines = new Pool(() => make("line", { class: "grid" }, group));
    this.up = new Pool(() => make("text", { class: "tick", "text-anchor": "end", dy: "0.35em" }, group));
    this.across = new Pool(() => make("text", { class: "tick", "text-anchor": "middle" }, group));
  }

  /** `name` stands behind the numbers of the level axis. */
  draw(plot: Plot, name: string): void {
    const { left, top, width, height } = plot;
    const upright = apart(plot.y.ticks, (tick) => yOf(plot, tick.value), 15);
    const lines = this.lines.take(upright.length);
    const up = this.up.take(upright.length);
    upright.forEach((tick, i) => {
      const y = yOf(plot, tick.value).toFixed(1);
      place(lines[i], { x1: left, x2: left + width, y1: y, y2: y });
      place(up[i], { x: left - GAP, y }, tick.text);
    });
    const level = apart(plot.x.ticks, (tick) => xOf(plot, tick.value), 44);
    const across = this.across.take(level.length + 1);
    level.forEach((tick, i) => {
      place(across[i], { x: xOf(plot, tick.value).toFixed(1), y: top + height + BELOW }, tick.text);
    });
    const last = across.at(-1);
    // Behind the half of a number that may stand at the very end.
    place(last, { x: left + width + NAME, y: top + height + BELOW }, name);
    if (last) last.style.textAnchor = "start";
    for (const text of across.slice(0, -1)) text.style.textAnchor = "middle";
  }
}

/** Ticks with room between them: all, or every second, every third. */
function apart(ticks: readonly Tick[], at: (tick: Tick) => number, room: number): readonly Tick[] {
  for (let stride = 1; stride < ticks.length; stride++) {
    const kept = ticks.filter((_, i) => i % stride === 0);
    if (kept.every((tick, i) => i === 0 || Math.abs(at(tick) - at(kept[i - 1] as Tick)) >= room)) return kept;
  }
  return ticks.slice(0, 1);
}

function place(element: Element | undefined, at: Readonly<Record<string, string | number>>, text?: string): void {
  if (!element) return;
  for (const [name, value] of Object.entries(at)) put(element, name, value);
  if (text !== undefined) write(element, text);
}
