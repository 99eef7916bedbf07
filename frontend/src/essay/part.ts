/** A part of a chapter: its film, its passages, and what they do to each other. */
import { formatNumber } from "../core/format";
import { type EssayPlayer, listen, numberOf } from "./essay-player";
import { BoundNumbers } from "./numbers";

export class ChapterPart {
  readonly beats: readonly HTMLElement[];
  readonly film: EssayPlayer;
  private readonly drive: Drive;
  private readonly numbers: BoundNumbers;
  private readonly restore: HTMLElement | null;
  private readonly course: HTMLElement | null;
  private readonly courseInPrint: string;
  private isOnPaper = false;
  /** What the value of the course was before every step that was taken. */
  private readonly taken: number[] = [];
  private current: HTMLElement | null = null;

  constructor(readonly element: HTMLElement) {
    this.beats = [...element.querySelectorAll<HTMLElement>(".beat")];
    const film = element.querySelector<EssayPlayer>("chain-rule");
    if (!film) throw new Error("A part has a film.");
    this.film = film;
    this.restore = element.querySelector(".restore");
    this.course = element.querySelector("[data-course]");
    this.courseInPrint = this.course?.textContent ?? "";
    this.drive = new Drive(film);
    this.numbers = new BoundNumbers(element, film, () => this.draw());
    this.hear();
    this.hold(true);
  }

  /** Fetch the film, if it is not there. */
  wake(): void {
    const { src } = this.film.dataset;
    if (src !== undefined && !this.film.hasAttribute("src")) this.film.setAttribute("src", src);
  }

  /** The passage that is read: the film goes where it speaks of. */
  show(beat: HTMLElement): void {
    this.wake();
    for (const each of this.beats) each.classList.toggle("current", each === beat);
    if (beat === this.current) return;
    this.current = beat;
    // Not before: the film would ask while the text is still elsewhere.
    const { ask } = this.film.dataset;
    if (ask !== undefined && beat.matches(".asked")) this.film.setAttribute("ask", ask);
    this.drive.to(Number(beat.dataset.at));
  }

  /** On paper, or on a screen again. */
  print(isOnPaper: boolean): void {
    this.isOnPaper = isOnPaper;
    this.draw();
  }

  leave(): void {
    for (const each of this.beats) each.classList.remove("current");
  }

  private hear(): void {
    const { film, element } = this;
    listen(film, "chainrule-ready", () => {
      film.hidden = false;
      element.classList.add("playing");
      this.numbers.remember();
      if (this.current) this.drive.to(Number(this.current.dataset.at));
      this.draw();
    });
    for (const name of ["chainrule-time", "chainrule-change"] as const) listen(film, name, () => this.draw());
    listen(film, "chainrule-answer", () => {
      this.hold(false);
      this.draw();
      // Whoever has answered reads on, and keys lead on from there.
      requestAnimationFrame(() => this.current?.focus({ preventScroll: true }));
    });
    element.addEventListener("click", ({ target }) => {
      if (!(target instanceof HTMLElement)) return;
      if (target.matches(".try")) this.put(JSON.parse(target.dataset.set ?? "{}"));
      else if (target.matches(".restore")) this.begin();
      else if (target.matches(".descend")) this.descend(target.dataset.descend ?? "");
    });
  }

  /** Is a question open? Then what it leads to is not said yet. */
  private hold(isOpen: boolean): void {
    for (const waiting of this.element.querySelectorAll<HTMLElement>(".waiting")) waiting.hidden = !isOpen;
    for (const reveal of this.element.querySelectorAll<HTMLElement>(".reveal")) reveal.hidden = isOpen;
  }

  private put(values: Readonly<Record<string, number>>): void {
    this.film.compute(values);
  }

  private begin(): void {
    this.taken.length = 0;
    this.numbers.restore();
    this.draw();
  }

  /** Every parameter against its gradient, all at the same time. */
  private descend(goal: string): void {
    const { film, numbers } = this;
    const before = numberOf(film, "value", goal);
    if (before === undefined) return;
    this.taken.push(before);
    void film.descend(numbers.eta);
  }

  private draw(): void {
    if (this.isOnPaper) {
      this.numbers.print();
      if (this.course) this.course.textContent = this.courseInPrint;
      return;
    }
    this.numbers.draw();
    if (this.restore) this.restore.hidden = !this.film.scene || this.numbers.isOriginal;
    if (!this.course) return;
    const now = numberOf(this.film, "value", this.course.dataset.course ?? "");
    const all = now === undefined ? this.taken : [...this.taken, now];
    const shown = all.slice(-MOST_SHOWN).map((value) => formatNumber(value));
    const text = shown.length === 0 ? "?" : `${all.length > MOST_SHOWN ? "… → " : ""}${shown.join(" → ")}`;
    if (this.course.textContent !== text) this.course.textContent = text;
    this.course.dataset.known = "";
  }
}

const MOST_SHOWN = 5;

/** Steps that are played before the end; a reader who has read on does not wait for more. */
const PLAYED = 16;
/** Most steps that are played at the usual pace. */
const FEW = 4;

/** Brings a film to where a passage speaks of it: what is near is played, what is far is left out. */
class Drive {
  private wanted: number | null = null;
  private readonly isStill = window.matchMedia("(prefers-reduced-motion: reduce)");

  constructor(private readonly film: EssayPlayer) {
    listen(film, "chainrule-step", ({ step }) => this.arrive(step));
    listen(film, "chainrule-answer", () => requestAnimationFrame(() => this.resume()));
  }

  /** `step`: so many are complete when the film rests again. A question on the way holds it up. */
  to(step: number): void {
    const { film } = this;
    this.wanted = step;
    if (!film.scene || film.t === step) return;
    if (step < film.t || this.isStill.matches) {
      film.pause();
      film.step = step;
      return;
    }
    if (step - film.t > PLAYED) film.seek(step - PLAYED);
    film.speed = step - film.t > FEW ? 3 : 1.25;
    film.play();
  }

  private arrive(step: number): void {
    if (this.wanted === null || step < this.wanted) return;
    this.wanted = null;
    this.film.pause();
    if (this.film.t !== step) this.film.step = step;
  }

  private resume(): void {
    if (this.wanted !== null) this.to(this.wanted);
  }
}
