/** The network in columns, a map for every neuron, its weights as lines: point at a neuron to see its map large. */
import type { Parameters, Surface } from "../../core/training/frames";
import type { TrainedNetwork, UnitPlace } from "../../core/training/network";
import type { PictureWords } from "../../core/training/words";
import { Frame } from "./frame";

export interface MapsState {
  readonly network: TrainedNetwork;
  /** Null before there is one, or where the network sees no plane: then neurons are circles with their biases. */
  readonly surface: Surface | null;
  /** Empty before there are any. */
  readonly parameters: Parameters;
  /** The neuron that is shown large. */
  readonly pointed: UnitPlace | null;
  readonly isDiscrete: boolean;
  readonly words: PictureWords;
}

export class MapsView {
  private readonly frame = new Frame("maps", () => this.redraw());
  readonly element = this.frame.element;
  private readonly canvas = document.createElement("canvas");
  private state: MapsState | null = null;

  /** `onPoint` hears which neuron is pointed at, by mouse or keyboard; null when none is any more. */
  constructor(readonly onPoint: (place: UnitPlace | null) => void) {
    this.canvas.setAttribute("role", "img");
    this.element.append(this.canvas);
  }

  draw(state: MapsState): void {
    this.state = state;
    this.redraw();
  }

  destroy(): void {
    this.frame.destroy();
  }

  private redraw(): void {
    if (this.state) this.canvas.setAttribute("aria-label", this.state.words.maps.title);
  }
}
