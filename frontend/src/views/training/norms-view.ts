/** The length of the gradient, a line a layer, over the steps and now: what vanishes and what explodes is seen. */
import { EMPTY_HISTORY, type History } from "../../core/training/history";
import type { PictureWords } from "../../core/training/words";
import { make, put } from "../shared/svg";
import { Frame } from "./frame";

export interface NormsState {
  readonly history: History;
  readonly words: PictureWords;
}

export class NormsView {
  private readonly frame = new Frame("norms", () => this.redraw());
  readonly element = this.frame.element;
  private readonly svg = make("svg", { role: "img" });
  private state: NormsState | null = null;

  constructor() {
    this.element.append(this.svg);
  }

  draw(state: NormsState): void {
    this.state = state;
    this.redraw();
  }

  destroy(): void {
    this.frame.destroy();
  }

  private redraw(): void {
    const { history = EMPTY_HISTORY, words } = this.state ?? {};
    if (!words) return;
    put(this.svg, "aria-label", history.steps.length === 0 ? words.nothingYet : words.norms.title);
  }
}
