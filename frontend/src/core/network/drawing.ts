/**
 * The picture of a network at a moment, as values: `drawingOf(moment)`. Shapes, strokes, what moves, and labels that
 * never meet. What is in hand comes first; what finds no room is left out.
 */
import type { Point } from "../../model/types";
import type { EdgeFrame, NodeFrame } from "../frame";
import { inputValue, lossLabel, openInput, seedHint, seedLabel, seedsOf } from "./end-labels";
import { type Label, type Proposal, settle } from "./label";
import { inputHalf, lineOf } from "./layout";
import { hasCurveIn, insideLabels, openLabels, radiusOf, restLabels, triangleOf } from "./neuron-labels";
import { columnOf, isBackward, isOpen, isQuiet, isQuietInput, type NetworkMoment, nodeFrame, placeOf } from "./picture";
import type { Rect } from "./rect";
import { needsOf } from "./recursion";
import { type River, riverLabel, riverOf } from "./river";
import { type Mover, moversOf, type Stroke, strokesOf } from "./strokes";
import type { Neuron } from "./structure";
import { openWeight, restWeight, roleOf, weightsOf } from "./weight-labels";

/** An input's square, or a neuron: a circle that becomes an amplifier. */
export interface UnitShape {
  readonly key: string;
  readonly node: number;
  readonly neuron: Neuron | null;
  readonly at: Point;
  /** Of a circle; half the side of a square. */
  readonly radius: number;
  readonly tip: number;
  readonly half: number;
  readonly mirror: number;
  readonly hasCurve: boolean;
  readonly isOpen: boolean;
  /** Of the step. */
  readonly isInHand: boolean;
  readonly isQuiet: boolean;
  readonly isWaiting: boolean;
}

/** That one gradient waits for another: from the neuron it is asked for to the one it needs. */
interface Need {
  readonly node: number;
  readonly from: Point;
  readonly to: Point;
  readonly isOpen: boolean;
}

/** What moves: painted anew in every frame. */
interface Motion {
  readonly strokes: readonly Stroke[];
  readonly movers: readonly Mover[];
}

/** What stays as it is until something else is known: only how far it has appeared may change. */
export interface Writing {
  readonly shapes: readonly UnitShape[];
  readonly needs: readonly Need[];
  /** How the gradient thins out, layer by layer; null where the network is not deep. */
  readonly river: River | null;
  readonly labels: readonly Label[];
}

export type Drawing = Motion & Writing;

export function drawingOf(moment: NetworkMoment): Drawing {
  return { ...motionOf(moment), ...writingOf(moment) };
}

export function motionOf(moment: NetworkMoment): Motion {
  return { strokes: strokesOf(moment), movers: moversOf(moment) };
}

export function writingOf(moment: NetworkMoment): Writing {
  const shapes = shapesOf(moment);
  const asker = askerOf(moment);
  return {
    shapes,
    needs: asker ? needs(moment, asker) : [],
    river: riverOf(moment),
    labels: settle(proposalsOf(moment), shapes.map(roomOf), moment.layout.size),
  };
}

/** Is the same written at both moments, however far it has appeared? */
export function isWrittenAlike(a: NetworkMoment, b: NetworkMoment): boolean {
  const isSameView =
    a.layout === b.layout &&
    a.numbers === b.numbers &&
    a.mirror === b.mirror &&
    a.words === b.words &&
    a.factor === b.factor;
  const [before, now] = [a.frame, b.frame];
  if (!isSameView || a.isWhatIf !== b.isWhatIf || before.active?.pass !== now.active?.pass) return false;
  if (before.t !== now.t && (before.isAtRest || now.isAtRest)) return false;
  const isSame = (one: ReadonlySet<unknown>, other: ReadonlySet<unknown>) =>
    one.size === other.size && [...one].every((each) => other.has(each));
  const { neurons, asked, inputs, marked, isLoss } = a.hand;
  const isSameHand =
    isSame(neurons, b.hand.neurons) &&
    isSame(asked, b.hand.asked) &&
    isSame(inputs, b.hand.inputs) &&
    isSame(marked, b.hand.marked);
  return (
    isSameHand &&
    isLoss === b.hand.isLoss &&
    before.order === undefined &&
    now.order === undefined &&
    before.nodes.every((node, i) => isNodeAlike(node, now.nodes[i])) &&
    before.edges.every((edge, i) => isEdgeAlike(edge, now.edges[i]))
  );
}

function isNodeAlike(a: NodeFrame, b: NodeFrame | undefined): boolean {
  return (
    b !== undefined &&
    a.value === b.value &&
    a.gradientState === b.gradientState &&
    a.gradient === b.gradient &&
    a.isActive === b.isActive
  );
}

function isEdgeAlike(a: EdgeFrame, b: EdgeFrame | undefined): boolean {
  return a.amountOpacity > 0 === (b?.amountOpacity ?? 0) > 0 && a.isActive === b?.isActive;
}

export function roomOf({ at, radius, tip, half, mirror }: UnitShape): Rect {
  const left = radius + (tip - radius) * mirror;
  const high = radius + (half - radius) * mirror;
  return { x: at.x - left, y: at.y - high, width: left + radius, height: 2 * high };
}

/** What looks for a place first: what is in hand, then the values, then the weights and all else. */
function proposalsOf(moment: NetworkMoment): Proposal[] {
  const { network, hand } = moment;
  const neurons = network.layers.flat();
  const open = neurons.filter((neuron) => hand.neurons.has(neuron));
  const asked = neurons.filter((neuron) => !hand.neurons.has(neuron) && hand.asked.has(neuron));
  const rest = neurons.filter((neuron) => !isOpen(moment, neuron));
  const weights = weightsOf(moment).map((at) => ({ at, role: roleOf(moment, at) }));
  const opened = weights.flatMap(({ at, role }) => (role ? (openWeight(moment, at, role) ?? []) : []));
  const atRest = weights.flatMap(({ at }) => restWeight(moment, at) ?? []);
  const seeds = seedsOf(moment).flatMap((seed, j) => seedLabel(moment, seed, j) ?? []);
  const loss = moment.mirror < 0.5 ? lossLabel(moment) : null;
  const inputs = network.inputs.map((_, i) => i);
  const beside = rest.flatMap((neuron) => restLabels(moment, neuron));
  // What has come back stays where it is, whatever else is opened.
  const known = beside.filter(({ key }) => /^(number|flag|tally|gain):/.test(key));
  const hint = seedHint(moment);
  const isAsked = (i: number) => hand.inputs.has(network.inputs[i] ?? -1);
  return [
    ...seeds,
    ...(loss ? [loss] : []),
    ...open.flatMap((neuron) => insideLabels(moment, neuron)),
    ...known,
    ...open.flatMap((neuron) => openLabels(moment, neuron)),
    ...inputs.filter(isAsked).flatMap((i) => openInput(moment, i)),
    ...asked.flatMap((neuron) => insideLabels(moment, neuron)),
    ...opened,
    ...asked.flatMap((neuron) => openLabels(moment, neuron)),
    ...inputs.flatMap((i) => inputValue(moment, i) ?? []),
    ...rest.flatMap((neuron) => insideLabels(moment, neuron)),
    ...atRest.filter(({ key }) => !opened.some((each) => each.key === key)),
    ...(hint ? [hint] : []),
    ...riverLabel(moment),
    ...beside.filter((each) => !known.includes(each)),
  ];
}

function shapesOf(moment: NetworkMoment): UnitShape[] {
  const { network, layout, hand, mirror, frame } = moment;
  const inputs = network.inputs.flatMap((node, i): UnitShape[] => {
    const column = layout.columns[0];
    const at = column?.places[i];
    if (!column || !at) return [];
    const half = inputHalf(column);
    const look = { isOpen: hand.inputs.has(node), isInHand: false, isQuiet: isQuietInput(moment), isWaiting: false };
    return [
      {
        key: `input:${node}`,
        node,
        neuron: null,
        at,
        radius: half,
        tip: half,
        half,
        mirror: 0,
        hasCurve: false,
        ...look,
      },
    ];
  });
  const neurons = network.layers.flat().map((neuron): UnitShape => {
    const isHidden = neuron.layer < network.layers.length && neuron.gain !== null;
    const triangle = triangleOf(moment, neuron);
    return {
      key: `neuron:${neuron.a}`,
      node: neuron.a,
      neuron,
      at: placeOf(moment, neuron),
      radius: radiusOf(moment, neuron),
      tip: Math.max(triangle.tip, radiusOf(moment, neuron)),
      half: triangle.half,
      mirror: isHidden ? mirror : 0,
      hasCurve: hasCurveIn(moment, neuron),
      isOpen: isOpen(moment, neuron),
      isInHand: hand.neurons.has(neuron) || hand.marked.has(neuron),
      isQuiet: isQuiet(moment, neuron),
      isWaiting: frame.order?.stack.includes(neuron) ?? false,
    };
  });
  return [...inputs, ...neurons];
}

/** The neuron whose dC/dz is asked for or put together. */
function askerOf({ frame, hand, mirror }: NetworkMoment): Neuron | null {
  if (!isBackward(frame) && mirror < 0.5) return null;
  const [looked] = hand.asked.size === 1 ? hand.asked : [];
  if (looked) return looked;
  const [own] = hand.neurons;
  return hand.neurons.size === 1 ? (own ?? null) : null;
}

function needs(moment: NetworkMoment, asker: Neuron): Need[] {
  const { network, layout, frame } = moment;
  const next = needsOf(network, asker);
  const isWaiting = (node: number) =>
    !frame.order?.seeds.has(node) && nodeFrame(moment, node)?.gradientState !== "done";
  if (next.length === 0) {
    const seed = seedsOf(moment)[asker.number - 1];
    const at = placeOf(moment, asker);
    if (!seed) return [];
    const from = { x: at.x + columnOf(moment, asker).radius, y: at.y };
    return [{ node: seed.node, from, to: { x: seed.room.x, y: at.y }, isOpen: isWaiting(seed.node) }];
  }
  return next.map((neuron, j) => {
    const [from, to] = lineOf(layout, asker.layer, j, asker.number - 1, moment.mirror);
    return { node: neuron.z, from, to, isOpen: isWaiting(neuron.z) };
  });
}
