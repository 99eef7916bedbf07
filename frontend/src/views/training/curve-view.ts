/** The loss over the steps, of the training half and the test half: `draw(state)` whenever something has changed. */
import { EMPTY_HISTORY, type History } from "../../core/training/history";
import type { PictureWords } from "../../core/training/words";
import { make, put } from "../shared/svg";
import { Frame } from "./frame";

export interface CurveState {
  readonly history: History;
  /** Is the loss on a logarithmic axis? */
  readonly isLog: boolean;
  readonly words: PictureWords;
}

export class CurveView {
  private readonly frame = new Frame("curve", () => this.redraw());
  readonly element = this.frame.element;
  private readonly svg = make("svg", { role: "img" });
  private state: CurveState | null = null;

  constructor() {
    this.element.append(this.svg);
  }

  draw(state: CurveState): void {
    this.state = state;
    this.redraw();
  }

  destroy(): void {
    this.frame.destroy();
  }

  private redraw(): void {
    const { history = EMPTY_HISTORY, words } = this.state ?? {};
    if (!words) return;
    put(this.svg, "aria-label", history.steps.length === 0 ? words.nothingYet : words.curve.title);
  }
}
