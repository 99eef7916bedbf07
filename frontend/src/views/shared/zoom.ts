/** What a bar that says how far one has zoomed in is told, and what it asks for. */
import type { Frame } from "../../core/frame";
import type { Messages } from "../../core/messages";
import type { NeuronPart } from "../../core/network/neuron";
import type { Scene } from "../../model/types";

export interface ZoomBarState {
  readonly scene: Scene;
  readonly frame: Frame;
  /** Is the picture one of neurons? Else it is the graph. */
  readonly isNetwork: boolean;
  /** Can the page show the arrays of the network too? */
  readonly hasArrays: boolean;
  /** The neuron one is in. */
  readonly part: NeuronPart | null;
  /** The neuron one would zoom into, `2.1`. */
  readonly offered: string | null;
  readonly messages: Messages;
}

export interface ZoomBarTargets {
  /** To the arrays or to the neurons. */
  view(view: "graph" | "network"): void;
  /** Into a neuron, or out again. */
  enter(name: string | null): void;
  /** Play the next step that happens in the neuron. */
  nextHere(): void;
}

export interface ZoomBarView {
  readonly element: HTMLElement;
  draw(state: ZoomBarState): void;
}
