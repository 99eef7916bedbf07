/** The page: which passage is read decides what every film shows; keys and buttons go on by passages. */
import { ChapterPart } from "./part";
import { passageAt, wayOf } from "./reading";

interface EssayPassage {
  readonly part: ChapterPart;
  readonly beat: HTMLElement;
}

/** Where the eye reads, in parts of the room for the text, from above. */
const READING_LINE = 0.5;
/** Where a passage comes to stand that a key has led to. */
const PLACE = 0.25;

export class Essay {
  private readonly parts: readonly ChapterPart[];
  private readonly passages: readonly EssayPassage[];
  private at = -1;
  /** Led by keys, until a hand scrolls. */
  private isLed = false;
  private isDue = false;
  private readonly isFrame = window.matchMedia("(max-height: 420px)");
  private readonly isAlone = document.body.classList.contains("alone");

  constructor() {
    this.parts = [...document.querySelectorAll<HTMLElement>(".part")].map((element) => new ChapterPart(element));
    this.passages = this.parts.flatMap((part) => part.beats.map((beat) => ({ part, beat })));
    document.body.classList.add("driven");
    this.wakeInTime();
    addEventListener("scroll", () => this.due(), { passive: true });
    for (const name of ["wheel", "touchmove", "pointerdown"]) {
      addEventListener(name, () => this.letGo(), { passive: true });
    }
    addEventListener("resize", () => this.due());
    // The page keys lead through the page wherever the focus is: a film that waits for an answer would keep them.
    document.addEventListener("keydown", (event) => event.key.startsWith("Page") && this.onKey(event), true);
    document.addEventListener("keydown", (event) => !event.key.startsWith("Page") && this.onKey(event));
    for (const [name, way] of [
      ["back", -1],
      ["further", 1],
    ] as const) {
      const button = document.querySelector<HTMLElement>(`.pager .${name}`);
      button?.removeAttribute("hidden");
      button?.addEventListener("click", () => this.go(way));
    }
    const paper = window.matchMedia("print");
    paper.addEventListener("change", ({ matches }) => {
      for (const part of this.parts) part.print(matches);
    });
    this.isFrame.addEventListener("change", () => this.look());
    this.look();
  }

  /** One at a time in a small frame, where there is no room to scroll. */
  private get isPaged(): boolean {
    return this.isAlone && this.isFrame.matches;
  }

  /** Films are fetched before they are seen. */
  private wakeInTime(): void {
    const seen = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) this.parts.find(({ element }) => element === target)?.wake();
        }
      },
      { rootMargin: "100% 0px" },
    );
    for (const { element } of this.parts) seen.observe(element);
  }

  private due(): void {
    if (this.isDue) return;
    this.isDue = true;
    requestAnimationFrame(() => {
      this.isDue = false;
      this.look();
    });
  }

  private letGo(): void {
    this.isLed = false;
  }

  private look(): void {
    if (this.isLed) return;
    if (this.isPaged) {
      this.read(Math.max(0, this.at));
      return;
    }
    const tops = this.passages.map(({ beat }) => beat.getBoundingClientRect().top);
    const { top, height } = this.roomAt(this.at);
    const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    this.read(isAtEnd && scrollY > 0 ? tops.length - 1 : passageAt(tops, top + READING_LINE * height));
  }

  /** The room in which the text of a passage is seen: below its film where that stands above. */
  private roomAt(index: number): { readonly top: number; readonly height: number } {
    const { part, beat } = this.passages[Math.max(0, index)] ?? {};
    const film = part?.element.querySelector(".film")?.getBoundingClientRect();
    const text = beat?.getBoundingClientRect();
    const isAbove = film !== undefined && text !== undefined && text.left < film.right && film.left < text.right;
    const top = isAbove ? Math.min(film.height, innerHeight * 0.6) : 0;
    return { top, height: innerHeight - top };
  }

  private read(index: number): void {
    const passage = this.passages[index];
    if (!passage) return;
    if (index !== this.at) {
      const before = this.passages[this.at]?.part;
      if (before !== passage.part) before?.leave();
      this.at = index;
    }
    passage.part.show(passage.beat);
    this.drawPager();
  }

  private drawPager(): void {
    const buttons = [...document.querySelectorAll<HTMLButtonElement>(".pager .back, .pager .further")];
    for (const button of buttons) {
      const isOver = button.matches(".back") ? this.at <= 0 : this.at >= this.passages.length - 1;
      button.disabled = isOver;
    }
  }

  private go(way: -1 | 1): boolean {
    const index = this.at + (way === 1 && this.isAhead(this.at) ? 0 : way);
    const next = this.passages[index];
    if (!next) return false;
    this.isLed = true;
    this.read(index);
    const { beat } = next;
    beat.focus({ preventScroll: true });
    if (this.isPaged) return true;
    const { top, height } = this.roomAt(this.at);
    const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const to = scrollY + beat.getBoundingClientRect().top - top - PLACE * height;
    scrollTo({ top: to, behavior: isCalm ? "instant" : "smooth" });
    return true;
  }

  private onKey(event: KeyboardEvent): void {
    const way = wayOf(event);
    if (way === 0 || event.defaultPrevented || this.isTaken(event)) return;
    // Before the first passage the page scrolls as pages do.
    if (way === -1 && this.isAhead(0)) return;
    if (!this.go(way)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Is a passage still below the window? */
  private isAhead(index: number): boolean {
    return !this.isPaged && (this.passages[index]?.beat.getBoundingClientRect().top ?? 0) > innerHeight * 0.85;
  }

  private isTaken(event: KeyboardEvent): boolean {
    const target = event.composedPath()[0];
    if (!(target instanceof Element) || event.key.startsWith("Page")) return false;
    return target.closest("input, textarea, select, button, a, summary, [role=slider]") !== null;
  }
}
