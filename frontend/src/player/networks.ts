/**
 * Where the views of networks register: they are a script of their own, so that a page which shows expressions alone
 * need not load them, nor the view of very large graphs. Until they have, networks are shown as graphs, and all graphs alike.
 */

import type { Size } from "../core/camera";
import type { Card } from "../core/card";
import type { Sight } from "../core/follow";
import type { Snapshot } from "../core/formula/figure";
import type { Messages } from "../core/messages";
import type { OrderName } from "../core/network/recursion";
import type { SceneReader } from "../core/shown";
import type { Layout, Scene } from "../model/types";
import type { QuestionCardView, QuestionTargets } from "../views/shared/question";
import type { Cover, Covered, Renderer } from "../views/shared/renderer";
import type { ZoomBarTargets, ZoomBarView } from "../views/shared/zoom";
import type { GivenValues } from "./computing";

interface NetworkPicture {
  /** Null of one that fills its view. */
  readonly layout: Layout | null;
  readonly renderer: Renderer;
  readonly sight: Sight;
  /** What stands below the stage; null where nothing does. */
  readonly bar: HTMLElement | null;
}

/** What a hand on the picture can ask of the player. */
export interface Hand {
  /** The hand has changed what is shown. */
  redraw(): void;
  choose(order: OrderName): void;
}

export interface Networks extends SceneReader {
  /** Style rules for the player's shadow. */
  readonly css: string;
  /** What is said of what is in hand, with its formulas. */
  card(snapshot: Snapshot, messages: Messages): Card;
  /** Its formulas as plain texts, and what came out of them. */
  formulas(card: Card, snapshot: Snapshot): readonly string[];
  results(card: Card, snapshot: Snapshot): readonly string[];
  /** A graph as a small stage has room for it; null where its rows serve better. */
  layoutOnSmallStage(scene: Scene, straight: Layout, rows: Layout, room: Size): Layout | null;
  /** The source of a network of arrays, with the values of all its inputs. */
  source(scene: Scene, values: GivenValues): object;
  /** A graph of very many edges. */
  canvas(scene: Scene, layout: Layout): Renderer;
  /** What the reversed view of a graph, or the view of one neuron, draws over it. */
  cover(scene: Scene, layout: Layout, graph: Covered): Cover | null;
  /** Of networks only. */
  picture(scene: Scene, hand: Hand): NetworkPicture | null;
  /** The name of the neuron that a node belongs to. */
  neuronOf(scene: Scene, node: number): string | null;
  /** What says above the stage how far one has zoomed in, and leads in and out. */
  zoomBar(targets: ZoomBarTargets): ZoomBarView;
  /** The numbers of all inputs, drawn anew from a seed as links write it. */
  variant(scene: Scene, seed: string): GivenValues;
  /** What asks a learner before the trace answers; in the studio it comes when something is asked for the first time. */
  questionCard(targets: QuestionTargets): Promise<QuestionCardView>;
}

let registered: Networks | null = null;
const waiting = new Set<(found: Networks) => void>();

export function networks(): Networks | null {
  return registered;
}

/** Players on the page show networks from now on. */
export function registerNetworks(given: Networks): void {
  registered = given;
  for (const tell of waiting) tell(given);
  waiting.clear();
}

/** Be told, once, when they have registered; at once where they have. */
export function whenNetworks(tell: (found: Networks) => void): void {
  if (registered) tell(registered);
  else waiting.add(tell);
}
