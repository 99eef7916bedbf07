/** The network and the reversed network, as one thing to register. */

import { AT_ONCE } from "../core/follow";
import { plainFormula } from "../core/formula/plain";
import { formulaResults } from "../core/formula/spoken";
import type { NestedArray } from "../core/nested";
import { arraysOf } from "../core/network/arrays";
import { cardOf } from "../core/network/card";
import { neuronOf, neuronText } from "../core/network/neuron";
import { NETWORK_READER } from "../core/network/reader";
import { reversalOf } from "../core/network/reversal";
import { networkOf } from "../core/network/structure";
import { variantValues } from "../core/quiz/variant";
import { layoutOnSmallStage } from "../core/small-stage";
import type { Scene } from "../model/types";
import { CanvasView } from "../views/canvas/canvas-view";
import { ColumnsView } from "../views/columns/columns-view";
import { SamplesView } from "../views/network/samples-view";
import { ZoomBar } from "../views/network/zoom-bar";
import { ReversedCover } from "../views/reversed/cover";
import { NeuronCover } from "../views/reversed/neuron-cover";
import type { GivenValues } from "./computing";
import columns from "./css/columns.css?inline";
import css from "./css/network.css?inline";
import ordersCss from "./css/orders.css?inline";
import questionCss from "./css/question.css?inline";
import reversedCss from "./css/reversed.css?inline";
import zoom from "./css/zoom.css?inline";
import type { Networks } from "./networks";

export const NETWORKS: Networks = {
  css: css + ordersCss + reversedCss + columns + zoom + questionCss,
  ...NETWORK_READER,
  layoutOnSmallStage,
  source: networkSource,
  canvas: (scene, layout) => new CanvasView(scene, layout),
  cover(scene, layout, graph) {
    if (networkOf(scene)) return new NeuronCover(scene, layout, graph);
    const reversal = reversalOf(scene);
    return reversal && new ReversedCover(scene, reversal, layout, graph);
  },
  picture(scene, hand) {
    const arrays = arraysOf(scene);
    if (arrays) {
      const renderer = new ColumnsView(scene, arrays, () => hand.redraw());
      return { layout: renderer.layout, renderer, sight: AT_ONCE, bar: null };
    }
    if (!networkOf(scene)) return null;
    const renderer = new SamplesView(scene, hand);
    return { layout: null, renderer, sight: AT_ONCE, bar: renderer.bar };
  },
  card: cardOf,
  formulas: ({ formula }, snapshot) => formula.map((each) => plainFormula(each, snapshot)),
  results: formulaResults,
  neuronOf(scene, node) {
    const name = neuronOf(scene, node);
    return name && neuronText(name);
  },
  zoomBar: (targets) => new ZoomBar(targets),
  variant: variantValues,
  async questionCard(targets) {
    const { QuestionCard } = await import("../views/quiz/question-card");
    return new QuestionCard(targets);
  },
};

interface LayeredSource {
  readonly layers?: readonly { readonly activation?: string }[];
  readonly activation?: readonly string[];
  readonly samples: readonly object[];
  readonly loss?: string;
  readonly reduction?: string;
}

/**
 * The source document of a network of arrays, from the values of its film: W1, b1, ..., and of its samples x and t.
 * `values` are all of them, whatever form the source has that the film was made from.
 */
function networkSource({ source }: Scene, values: GivenValues): object {
  const { layers, activation = [], samples, loss, reduction } = source as unknown as LayeredSource;
  const activations = layers?.map((layer) => layer.activation) ?? activation;
  return {
    kind: "network",
    layers: activations.map((name, i) => ({ W: values[`W${i + 1}`], b: values[`b${i + 1}`], activation: name })),
    samples: samples.map((sample, i) => ({ ...sample, x: rowOf(values.x, i), target: rowOf(values.t, i) })),
    loss,
    reduction,
    detail: "tensor",
  };
}

function rowOf(array: NestedArray | undefined, i: number): NestedArray | undefined {
  return typeof array === "object" ? array[i] : undefined;
}
