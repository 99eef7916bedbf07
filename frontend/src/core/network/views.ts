/** The ways to look at a scene: its graph, its neurons, the network that carries the gradients, and both of these. */
import type { Scene } from "../../model/types";
import { arraysOf } from "./arrays";
import { reversalOf } from "./reversal";
import { networkOf } from "./structure";

export const VIEWS = ["graph", "network", "reversed", "both"] as const;
export type View = (typeof VIEWS)[number];

/** More edges than this are painted, and cannot be reversed. */
export const MOST_SVG_EDGES = 400;

/** A network of single numbers can be seen in every way, any other graph of single numbers reversed. */
export function viewsOf(scene: Scene): readonly View[] {
  if (networkOf(scene)) return VIEWS;
  if (arraysOf(scene)) return ["graph", "network", "reversed"];
  const isDrawn = scene.edges.length <= MOST_SVG_EDGES;
  return isDrawn && reversalOf(scene) ? ["graph", "reversed"] : ["graph"];
}
