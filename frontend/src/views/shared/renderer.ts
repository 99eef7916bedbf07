/** What every renderer of the graph can do: draw a frame, and say what lies under the pointer. */
import type { Camera, Size } from "../../core/camera";
import type { Frame } from "../../core/frame";
import type { InHand } from "../../core/in-hand";
import type { Messages } from "../../core/messages";
import type { ScreenBox } from "../../core/overview";
import type { Direction } from "../../core/walk";
import type { Numbers } from "../../model/types";
import type { Palette } from "./heat-image";

/** Node or edge indices to light up. */
export interface Lights {
  readonly nodes: ReadonlySet<number>;
  readonly edges: ReadonlySet<number>;
}

export interface Picture {
  readonly frame: Frame;
  readonly numbers: Numbers;
  /** How far a network is mirrored: 0 the network, 1 the reversed network. */
  readonly mirror: number;
  /** Is the network to be seen with its mirror, one above the other? */
  readonly isBoth: boolean;
  readonly camera: Camera;
  readonly view: Size;
  /** Does the camera go where the film goes? Then what is not whole in view waits until it is. */
  readonly isFollowing: boolean;
  readonly lights: Lights;
  /** The node that has, or would get, the keyboard's focus. */
  readonly focus: number;
  readonly selected: number | null;
  /** Of a film of several samples at once: the one to look at, from 0. */
  readonly sample: number;
  /** The neuron one has been in, `2.1`. */
  readonly visited: string | null;
  /** Can inputs be dragged? */
  readonly isEditable: boolean;
  readonly palette: Palette;
  readonly messages: Messages;
  /** Pixels on the screen below which no text is drawn. */
  readonly floor: number;
  /** Significant digits of a figure that has room. */
  readonly digits: number;
  /** Is all that fits to be opened, and not only what is in hand? */
  readonly everything: boolean;
  readonly inHand: InHand;
  /** What of the view lies under the overview, in pixels of the view; null where there is none. */
  readonly covered: ScreenBox | null;
}

export interface Pick {
  readonly node?: number;
  readonly edge?: number;
  /** On the value of a node, where it can be dragged. */
  readonly isValue?: boolean;
  /** A part of the node, which the view tells of itself when it is tapped. */
  readonly isPart?: boolean;
}

export interface Renderer {
  readonly element: HTMLElement | SVGSVGElement;
  /** The figures to draw from, where a hand has changed some. */
  adjust?(numbers: Numbers, mirror: number): Numbers;
  draw(picture: Picture): void;
  /** `target` is the innermost element under the pointer, `x` and `y` are stage coordinates. */
  /** It fits itself into the view: the camera stands still until a hand moves it. */
  readonly fills?: boolean;
  /** The node one reaches by keys, where it is not the graph that one walks. */
  walk?(node: number, direction: Direction): number;
  pick(target: EventTarget | null, x: number, y: number): Pick;
  focus(node: number): void;
  destroy(): void;
}

/** Something drawn over a graph, in place of some of its parts. */
export interface Cover {
  draw(picture: Picture): void;
}

/** A graph as seen by what covers it. */
export interface Covered {
  readonly element: SVGSVGElement;
  /** Where it is drawn: above the nodes, below what travels. */
  readonly over: SVGGElement;
  partsOf(node: number): { readonly name: SVGElement | undefined; readonly body: SVGElement | undefined };
  /** The chip of an edge's local derivative. */
  localOf(edge: number): SVGElement | undefined;
}

export const NO_LIGHTS: Lights = { nodes: new Set(), edges: new Set() };
