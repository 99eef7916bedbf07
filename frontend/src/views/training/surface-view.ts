/** What the network, or one of its neurons, answers all over the plane, with the data points on it. */
import type { Surface } from "../../core/training/frames";
import type { TrainedNetwork, UnitPlace } from "../../core/training/network";
import type { Points } from "../../core/training/points";
import type { PictureWords } from "../../core/training/words";
import { Frame } from "./frame";

export interface SurfaceState {
  /** Null before there is one, or where the network sees no plane. */
  readonly surface: Surface | null;
  readonly network: TrainedNetwork;
  /** Whose map; null for the network's own answer. */
  readonly unit: UnitPlace | null;
  /** Their columns must be x and y: those of the data set without other features. */
  readonly points: Points | null;
  readonly showsTest: boolean;
  /** Only which side of the boundary, not how far from it. */
  readonly isDiscrete: boolean;
  readonly words: PictureWords;
}

export class SurfaceView {
  private readonly frame = new Frame("surface", () => this.redraw());
  readonly element = this.frame.element;
  private readonly canvas = document.createElement("canvas");
  private state: SurfaceState | null = null;

  constructor() {
    this.canvas.setAttribute("role", "img");
    this.element.append(this.canvas);
  }

  draw(state: SurfaceState): void {
    this.state = state;
    this.redraw();
  }

  destroy(): void {
    this.frame.destroy();
  }

  private redraw(): void {
    if (this.state) this.canvas.setAttribute("aria-label", this.state.words.surface.title);
  }
}
