/** Bring a film to where a passage speaks of it: what is near is played, what is far is left out. */
import { type EssayPlayer, listen } from "./essay-player";

/** Steps that are played before the end; a reader who has read on does not wait for more. */
const PLAYED = 16;
/** Most steps that are played at the usual pace. */
const FEW = 4;

export class Drive {
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
