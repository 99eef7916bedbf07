/** What the studio knows of the network on the bench, and what of it the stage shows. */

import type { Numbers, Scene } from "../../model/types";
import type { Problem } from "../problem";
import type { Course } from "./course";
import type { NetworkDocument } from "./document";
import type { Figures } from "./figures";
import type { Limits, Refused, Seeded } from "./shaping";
import type { Shares } from "./shares";
import type { Preview } from "./steps";
import type { View } from "./views";

/** What the stage shows. */
export interface StageContent {
  readonly view: View;
  readonly scene: Scene | null;
  readonly numbers: Numbers | null;
  readonly traceId: string | null;
}

export interface NetworkState {
  /** How the reader wants to look at networks. */
  readonly view: View;
  /** How the graph of an expression is looked at. */
  readonly graphView: View;
  /** Null while the source is no network. */
  readonly document: NetworkDocument | null;
  /** The neuron one has zoomed into, `2.1`; null for the whole network. */
  readonly neuron: string | null;
  /** From 0. */
  readonly sample: number;
  readonly shown: StageContent;
  readonly figures: Figures | null;
  readonly shares: Shares | null;
  /** The step down the gradient. */
  readonly preview: Preview | null;
  /** The step down what .grad holds; null while that is empty. */
  readonly accumulated: Preview | null;
  readonly course: Course | null;
  /** How many steps, passes and clearings can be undone. */
  readonly undos: number;
  /** The weights' seed, while they are those it drew. */
  readonly seeded: Seeded | null;
  /** What the server did not take of the last change. */
  readonly refused: Refused | null;
  readonly limits: Limits | null;
  /** Why the neurons cannot be shown. */
  readonly problem: Problem | null;
}

const NOTHING: StageContent = { view: "graph", scene: null, numbers: null, traceId: null };
/** No network is on the bench. */
export const EMPTY: NetworkState = {
  view: "network",
  graphView: "graph",
  document: null,
  neuron: null,
  sample: 0,
  shown: NOTHING,
  figures: null,
  shares: null,
  preview: null,
  accumulated: null,
  course: null,
  undos: 0,
  seeded: null,
  refused: null,
  limits: null,
  problem: null,
};
