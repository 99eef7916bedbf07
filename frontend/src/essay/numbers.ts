/**
 * The numbers in the text of a part: each says what the film has computed so far, and `?` before that. An input is
 * dragged itself; what was computed is dragged by way of an input it depends on.
 */
import { formatNumber } from "../core/format";
import { type EssayPlayer, inputsOf, numberOf } from "./essay-player";
import { reach, slopeAt } from "./reach";

const UNKNOWN = "?";
/** How far a hand moves for the number's own size. */
const PIXELS = 160;
/** An input that moves the number less than this, by its own movement, is no handle for it. */
const LEAST_SLOPE = 1e-6;
const KEYS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
};

/** A hand that holds a number. */
interface Hold {
  readonly x: number;
  readonly value: number;
  readonly step: number;
}

export class BoundNumbers {
  private readonly spans: readonly HTMLElement[];
  private readonly original = new Map<string, number>();
  private rate: number;
  private readonly firstRate: number;
  /** As the page came: the numbers of the still picture, which is what paper shows. */
  private readonly inPrint: readonly string[];
  /** The same film on no page: what would come out is tried there. */
  private readonly trial: EssayPlayer;

  constructor(
    private readonly part: HTMLElement,
    private readonly film: EssayPlayer,
    private readonly changed: () => void,
  ) {
    this.spans = [...part.querySelectorAll<HTMLElement>(".number")];
    const eta = part.querySelector<HTMLElement>("[data-eta]");
    this.firstRate = Number(eta?.dataset.eta ?? 0);
    this.rate = this.firstRate;
    this.trial = document.createElement("chain-rule") as EssayPlayer;
    this.inPrint = this.spans.map(({ textContent }) => textContent ?? "");
    for (const span of this.spans) this.prepare(span);
    this.draw();
  }

  /** The learning rate of the steps that are taken here. */
  get eta(): number {
    return this.rate;
  }

  /** Is every input as it came? */
  get isOriginal(): boolean {
    if (this.rate !== this.firstRate) return false;
    return [...this.original].every(([name, value]) => numberOf(this.film, "value", name, "end") === value);
  }

  /** The film has come: what its inputs were at first. */
  remember(): void {
    this.trial.scene = this.film.scene;
    for (const name of inputsOf(this.film)) {
      this.original.set(name, numberOf(this.film, "value", name, "end") ?? Number.NaN);
    }
  }

  restore(): void {
    this.rate = this.firstRate;
    this.film.compute(Object.fromEntries(this.original));
  }

  /** On paper there is no film: the numbers are those of its picture. */
  print(): void {
    this.spans.forEach((span, i) => {
      span.textContent = this.inPrint[i] ?? "";
    });
  }

  draw(): void {
    for (const span of this.spans) {
      const value = this.read(span, "now");
      const text = value === undefined ? UNKNOWN : formatNumber(value);
      if (span.textContent !== text) span.textContent = text;
      span.classList.toggle("unknown", value === undefined);
      span.dataset.known = "";
      this.offer(span, value, text);
    }
  }

  /** What is not known is no handle. */
  private offer(span: HTMLElement, value: number | undefined, text: string): void {
    const offered: Readonly<Record<string, string>> = {
      role: "slider",
      tabindex: "0",
      "aria-label": span.dataset.name ?? "",
      "aria-valuenow": String(value),
      "aria-valuetext": text,
    };
    for (const [name, each] of Object.entries(offered)) {
      if (value === undefined) span.removeAttribute(name);
      else if (span.getAttribute(name) !== each) span.setAttribute(name, each);
    }
  }

  private read({ dataset }: HTMLElement, at: "now" | "end", film = this.film): number | undefined {
    if (dataset.eta !== undefined) return this.rate;
    if (dataset.value !== undefined) return numberOf(film, "value", dataset.value, at);
    if (dataset.gradient !== undefined) return numberOf(film, "gradient", dataset.gradient, at);
    if (dataset.new === undefined) return undefined;
    const value = numberOf(film, "value", dataset.new, at);
    const gradient = numberOf(film, "gradient", dataset.new, at);
    return value === undefined || gradient === undefined ? undefined : value - this.rate * gradient;
  }

  private prepare(span: HTMLElement): void {
    let held: Hold | null = null;
    span.addEventListener("pointerdown", (event) => {
      const value = this.read(span, "now");
      if (value === undefined || event.button !== 0) return;
      held = { x: event.clientX, value, step: stepFor(value) };
      span.setPointerCapture(event.pointerId);
      span.classList.add("held");
      event.preventDefault();
      span.focus({ preventScroll: true });
    });
    span.addEventListener("pointermove", (event) => {
      if (!held) return;
      const by = Math.round(((event.clientX - held.x) / PIXELS) * 20);
      this.give(span, rounded(held.value + by * held.step, held.step));
    });
    for (const name of ["pointerup", "pointercancel"]) {
      span.addEventListener(name, () => {
        held = null;
        span.classList.remove("held");
      });
    }
    span.addEventListener("keydown", (event) => this.onKey(span, event));
    const light = (on: boolean) => this.light(span, on);
    for (const name of ["pointerenter", "focus"]) span.addEventListener(name, () => light(true));
    for (const name of ["pointerleave", "blur"]) span.addEventListener(name, () => light(false));
  }

  private onKey(span: HTMLElement, event: KeyboardEvent): void {
    const value = this.read(span, "now");
    const direction = KEYS[event.key];
    if (value === undefined || direction === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const step = stepFor(value) * (event.shiftKey ? 10 : 1);
    this.give(span, rounded(value + direction * step, step));
  }

  /** Make the number be `wanted`, or as near to it as its inputs can bring it. */
  private give(span: HTMLElement, wanted: number): void {
    const { eta, value } = span.dataset;
    if (eta !== undefined) {
      this.rate = wanted;
      this.draw();
      this.changed();
    } else if (value !== undefined && inputsOf(this.film).includes(value)) this.film.compute({ [value]: wanted });
    else this.giveThrough(span, wanted);
  }

  private giveThrough(span: HTMLElement, wanted: number): void {
    this.catchUp();
    const mover = this.moverOf(span);
    if (mover === null) return;
    const from = numberOf(this.film, "value", mover, "end") ?? 0;
    this.film.compute({ [mover]: reach((x) => this.outcome(span, mover, x), from, wanted) });
  }

  /** The trial stands where the film stands. */
  private catchUp(): void {
    const { film } = this;
    const values = inputsOf(film).map((name) => [name, numberOf(film, "value", name, "end") ?? Number.NaN]);
    this.trial.compute(Object.fromEntries(values));
  }

  /** The input that moves a computed number: one the same passage names, else any of the part's, else any of the film. */
  private moverOf(span: HTMLElement): string | null {
    const named = [...(span.closest(".beat")?.querySelectorAll<HTMLElement>("[data-value]") ?? [])];
    const near = [...named, ...this.part.querySelectorAll<HTMLElement>("[data-value]")];
    const inputs = inputsOf(this.film);
    const candidates = [...near.map(({ dataset }) => dataset.value ?? ""), ...inputs];
    return candidates.filter((name) => inputs.includes(name)).find((name) => this.moves(span, name)) ?? null;
  }

  private moves(span: HTMLElement, name: string): boolean {
    const from = numberOf(this.film, "value", name, "end") ?? 0;
    const slope = slopeAt((x) => this.outcome(span, name, x), from);
    this.trial.compute({ [name]: from });
    return Math.abs(slope) > LEAST_SLOPE;
  }

  /** What the number is where an input is `x`. */
  private outcome(span: HTMLElement, name: string, x: number): number {
    this.trial.compute({ [name]: x });
    return this.read(span, "end", this.trial) ?? Number.NaN;
  }

  /** Show in the film which number this is. */
  private light({ dataset }: HTMLElement, on: boolean): void {
    const name = dataset.value ?? dataset.gradient ?? dataset.new;
    if (name !== undefined) this.film.highlight(on ? { nodes: [name] } : null);
  }
}

/** A twentieth of the number, as a power of ten: what a hand moves it by. */
function stepFor(value: number): number {
  return 10 ** Math.floor(Math.log10(Math.max(Math.abs(value), 0.01)) - 0.8);
}

function rounded(value: number, step: number): number {
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  return Number(value.toFixed(Math.min(digits, 12)));
}
