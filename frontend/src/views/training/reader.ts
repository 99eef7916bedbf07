/**
 * Reads a chart: pointing at it, or the arrow keys, choose a measurement. A slider to those who cannot see it, whose
 * value is a sentence.
 */
import { nearest, type Plot } from "../../core/training/line";
import { put } from "../shared/svg";

/** So many measurements with shift. */
const STRIDE = 10;

interface PlotReading {
  readonly steps: Float64Array;
  readonly plot: Plot;
}

export class Reader {
  readonly element = document.createElement("div");
  private reading: PlotReading | null = null;
  /** The step that is read; null for none. */
  private step: number | null = null;

  constructor(private readonly onRead: (step: number | null) => void) {
    const { element } = this;
    element.className = "reader";
    element.tabIndex = 0;
    put(element, "role", "slider");
    put(element, "aria-orientation", "horizontal");
    element.addEventListener("pointermove", (event) => this.point(event));
    element.addEventListener("pointerdown", (event) => this.point(event));
    element.addEventListener("pointerleave", () => this.read(null));
    element.addEventListener("blur", () => this.read(null));
    element.addEventListener("keydown", (event) => this.press(event));
  }

  /** The position of the measurement that is read; null where none is. */
  get index(): number | null {
    const { reading, step } = this;
    return reading && step !== null && reading.steps.length > 0 ? nearest(reading.steps, step) : null;
  }

  /** Read a step from outside: that of another chart. */
  look(step: number | null): void {
    this.step = step;
  }

  /** `say` words a measurement: that which is read, else the last. */
  draw(reading: PlotReading, name: string, say: (index: number) => string): void {
    this.reading = reading;
    const { plot, steps } = reading;
    const { element } = this;
    for (const [side, value] of Object.entries({
      left: plot.left,
      top: plot.top,
      width: plot.width,
      height: plot.height,
    }))
      element.style.setProperty(side, `${value}px`);
    const index = this.index ?? steps.length - 1;
    put(element, "aria-label", name);
    put(element, "aria-valuemin", steps[0] ?? 0);
    put(element, "aria-valuemax", steps.at(-1) ?? 0);
    put(element, "aria-valuenow", steps[index] ?? 0);
    put(element, "aria-valuetext", say(index));
  }

  private point({ offsetX }: PointerEvent): void {
    const { reading } = this;
    if (!reading || reading.plot.width <= 0) return;
    this.read((offsetX / reading.plot.width) * reading.plot.x.high);
  }

  private press(event: KeyboardEvent): void {
    const steps = this.reading?.steps;
    if (!steps || steps.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const now = this.index ?? steps.length;
    const by = event.shiftKey ? STRIDE : 1;
    const to = {
      ArrowLeft: now - by,
      ArrowDown: now - by,
      ArrowRight: now + by,
      ArrowUp: now + by,
      Home: 0,
      End: steps.length,
    }[event.key];
    if (event.key === "Escape") this.read(null);
    if (to === undefined) return;
    this.read(steps[Math.max(0, Math.min(steps.length - 1, to))] ?? null);
    event.preventDefault();
    event.stopPropagation();
  }

  private read(step: number | null): void {
    if (step === this.step) return;
    this.step = step;
    this.onRead(step);
  }
}
