/** A whole neuron or layer as one sentence: `narrateUnit` tells what came out of it. */
import type { Numbers, Scene, SceneNode } from "../../model/types";
import type { Messages } from "../messages";
import { gradientText, plainName } from "../name";
import { describe } from "../narration";
import { scheduleOf } from "../schedule";
import type { Span } from "../units";
import { type NeuronWords, neuronWords } from "./words";

/** More results than this are no sentence any more. */
const MOST_RESULTS = 4;

export function narrateUnit(
  scene: Scene,
  numbers: Numbers,
  span: Span,
  messages: Messages,
  isDone: boolean = true,
): string {
  const words = neuronWords(messages.tag);
  const steps = scene.steps.slice(span.first, span.end);
  const nodes = steps.flatMap(({ node }) => scene.nodes[node] ?? []);
  const isForward = steps[0]?.pass === "forward";
  const results = isForward ? valuesOf(scene, span, nodes) : gradientsOf(scene, span, nodes);
  const say = (data: Float64Array | null | undefined, { shape }: SceneNode) =>
    isDone && data ? describe(data, shape, messages) : "?";
  const figures = results
    .slice(0, MOST_RESULTS)
    .map((node) =>
      isForward
        ? `${plainName(node)} = ${say(numbers.values[node.index], node)}`
        : `${gradientText(scene, node)} = ${say(numbers.gradients[node.index], node)}`,
    );
  const listed = [...figures, ...(results.length > MOST_RESULTS ? ["…"] : [])].join(", ");
  const weights = isForward ? 0 : parametersOf(scene, span);
  const what = words.results(listed, weights);
  return isForward ? words.forward(placeOf(nodes, words), what) : words.backward(placeOf(nodes, words), what);
}

/** Where all of it happens: a neuron, a layer, or the loss. */
function placeOf(nodes: readonly SceneNode[], words: NeuronWords): string {
  const groups = new Set(nodes.map(({ group }) => group));
  const [, layer, neuron] = /^layer (\d+)(?:\/neuron (\d+))?$/.exec(nodes[0]?.group ?? "") ?? [];
  if (layer === undefined) return words.loss;
  return neuron !== undefined && groups.size === 1
    ? words.neuron(Number(neuron), Number(layer))
    : words.layer(Number(layer));
}

/** What is used outside the unit. */
function valuesOf(scene: Scene, { first, end }: Span, nodes: readonly SceneNode[]): SceneNode[] {
  const { forwardStep } = scheduleOf(scene);
  const isOutside = (edge: number) => {
    const step = forwardStep[scene.edges[edge]?.consumer ?? -1] ?? -1;
    return step < first || step >= end;
  };
  return nodes.filter(({ index, consumers }) => index === scene.output || consumers.some(isOutside));
}

/** ∂L/∂z of the unit's neurons; where there are none, the gradients it completes further left. */
function gradientsOf(scene: Scene, span: Span, nodes: readonly SceneNode[]): SceneNode[] {
  const sums = nodes.filter(({ id }) => /^z\d/.test(id)).reverse();
  return sums.length > 0 ? sums : completedBy(scene, span).filter(({ isLeaf }) => !isLeaf);
}

function parametersOf(scene: Scene, span: Span): number {
  return completedBy(scene, span).reduce((sum, { role, size }) => sum + (role === "parameter" ? size : 0), 0);
}

/** The nodes whose last contribution arrives in the span and that are not computed from there on in it. */
function completedBy(scene: Scene, { first, end }: Span): SceneNode[] {
  const { arrivalsAt, backwardStep } = scheduleOf(scene);
  return scene.nodes.filter(({ index }) => {
    const last = arrivalsAt[index]?.at(-1)?.step ?? -1;
    const own = backwardStep[index] ?? -1;
    return last >= first && last < end && !(own >= first && own < end);
  });
}
