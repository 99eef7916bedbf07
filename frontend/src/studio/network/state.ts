/** What the studio knows of the network on the bench, and what of it the stage shows. */

import type { ViewOptions } from "../../core/view-state";
import type { Numbers, Scene } from "../../model/types";
import type { Problem } from "../problem";
import type { Course } from "./course";
import type { NetworkDocument } from "./document";
import type { Figures } from "./figures";
import type { Limits, Refused, Seeded } from "./shaping";
import type { Shares } from "./shares";
import type { Preview } from "./steps";

/** What the stage shows, and the trace that has it. */
export interface StageContent {
  readonly scene: Scene | null;
  readonly numbers: Numbers | null;
  readonly traceId: string | null;
}

export interface NetworkState {
  /** Null while the source is no network. */
  readonly document: NetworkDocument | null;
  /** How the reader wants to look at it, and from where, while that is on its way; else null. */
  readonly wish: (ViewOptions & { readonly at?: "start" }) | null;
  /** The trace of what is on the stage; null while its numbers are moved by a hand. */
  readonly shownId: string | null;
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

/** No network is on the bench. */
export const EMPTY: NetworkState = {
  document: null,
  wish: null,
  shownId: null,
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
