/** What is written at both ends of a network: the inputs, and behind the outputs what is wanted, dC/dy and the loss. */

import { formatNumber } from "../format";
import { nameOf } from "../name";
import { seedNodes } from "./backward";
import { fitted, type Ink, known, type Line, named, type Proposal, signed, sizeOf, type Wording } from "./label";
import { inputHalf } from "./layout";
import { idOf } from "./neuron-labels";
import {
  derivative,
  gradientOf,
  isBackward,
  isQuietInput,
  lossNode,
  type NetworkMoment,
  nodeFrame,
  ownName,
  valueAt,
} from "./picture";
import type { Rect } from "./rect";

export function inputValue(moment: NetworkMoment, row: number): Proposal | null {
  const { layout, network } = moment;
  const node = network.inputs[row] as number;
  const column = layout.columns[0];
  const at = column?.places[row];
  if (!column || !at || !(column.hasValues || moment.hand.inputs.has(node))) return null;
  const look = { isBold: true, appears: { of: "value", index: node } } as const;
  const room = (1.8 * inputHalf(column)) / column.valueFont;
  const run = fitted(
    (digits) => known(`value:${idOf(moment, node)}`, valueAt(moment, node), digits, look),
    room,
    layout.digits,
  );
  if (!run) return null;
  const label = { key: `in:${node}`, lines: [{ runs: [run], font: column.valueFont }], plate: "none" } as const;
  return { ...label, size: sizeOf(label), places: [at], isFixed: true, isQuiet: isQuietInput(moment) };
}

/** Its name, and what has reached it on the way back. */
export function openInput(moment: NetworkMoment, row: number): Proposal[] {
  const { layout, network, frame } = moment;
  const node = network.inputs[row] as number;
  const column = layout.columns[0];
  const at = column?.places[row];
  if (!column || !at) return [];
  const half = inputHalf(column) + 2;
  const name: Wording = {
    key: `name:${node}`,
    lines: [{ runs: named(ownName(moment, node)), font: layout.floor }],
    plate: "none",
  };
  const labels = [name];
  const own = nodeFrame(moment, node);
  if (isBackward(frame) && own?.gradientState !== "none") {
    const look = { isBold: true, appears: { of: "gradient", index: node } } as const;
    const number = signed(`gradient:${idOf(moment, node)}`, gradientOf(moment, node), layout.digits, look);
    const lines: Line[] = [
      { runs: derivative(moment, ownName(moment, node)), font: layout.floor },
      { runs: [number], font: layout.lineFont },
    ];
    labels.push({ key: `flag:${node}`, lines, plate: "flag" });
  }
  return labels.map((label, i) => {
    const size = sizeOf(label);
    const x = Math.max(at.x, size.width / 2 + 2);
    const [over, under] = [at.y - half - size.height / 2, at.y + half + size.height / 2];
    const places = (i === 0 ? [over, under] : [under, over]).map((y) => ({ x, y }));
    return { ...label, size, places, isOpen: true, mayCover: true, node };
  });
}

interface SeedAt {
  readonly node: number;
  readonly room: Rect;
  /** Is dC/dy there, or asked for by now? Until then the target may stand in its place. */
  readonly isSeed: boolean;
}

/** The boxes behind the outputs. */
export function seedsOf(moment: NetworkMoment): SeedAt[] {
  const { scene, network, layout, frame, mirror } = moment;
  return seedNodes(scene, network).map((node, j) => ({
    node,
    room: layout.seeds[j] as Rect,
    isSeed: isBackward(frame) || mirror > 0,
  }));
}

export function seedLabel(moment: NetworkMoment, { node, room, isSeed }: SeedAt, output: number): Proposal | null {
  const { frame, layout } = moment;
  if (!isSeed) return moment.hand.isLoss ? targetLabel(moment, room, output) : null;
  const own = frame.order?.seeds.get(node) ?? nodeFrame(moment, node);
  const gradient = own?.gradientState === "done" ? (own.gradient?.[0] ?? null) : null;
  const look = { isBold: true, appears: { of: "gradient", index: node } } as const;
  const number = signed(`seed:${idOf(moment, node)}`, gradient, layout.digits, look);
  const caption = { runs: derivative(moment, outputName(moment, node)), font: layout.floor };
  const lines = [...(isTall(moment, room) ? [caption] : []), { runs: [number], font: layout.lineFont }];
  // The handle has the right end of the box.
  return boxed({ key: `seed:${node}`, lines, plate: "seed" }, { ...room, width: room.width - 1.6 * layout.floor });
}

/** What is wanted of the output, where the loss is in hand. */
function targetLabel(moment: NetworkMoment, room: Rect, output: number): Proposal | null {
  const { network, layout, scene } = moment;
  const target = network.lossTerms[output]?.nodes.find(
    (node) => /^[ty]_\d/.test(scene.nodes[node]?.id ?? "") && scene.nodes[node]?.isLeaf,
  );
  if (target === undefined) return null;
  const caption = { runs: named(`ŷ${output + 1}`, { ink: "quiet" }), font: layout.floor };
  const number = known(`value:${idOf(moment, target)}`, valueAt(moment, target), layout.digits, { isBold: true });
  const lines = [...(isTall(moment, room) ? [caption] : []), { runs: [number], font: layout.lineFont }];
  return boxed({ key: `target:${target}`, lines, plate: "target" }, room);
}

/** Beside the seeds: that they are there to be dragged, or what has become of everything. */
export function seedHint(moment: NetworkMoment): Proposal | null {
  const { layout, frame, words, factor, isWhatIf, mirror, scene, network } = moment;
  const isOver =
    seedNodes(scene, network).length > 0 && network.layers.flat().every(({ z }) => gradientOf(moment, z) !== null);
  if (mirror < 1 || !isOver || frame.order || (isWhatIf && factor === null)) return null;
  const text = factor === null ? words.dragMe : words.linear(formatNumber(factor, 3));
  const ink: Ink = factor === null ? "quiet" : "ink";
  const label: Wording = {
    key: "seed-hint",
    lines: [{ runs: [{ text, ink, isBold: factor !== null }], font: layout.lineFont }],
    plate: "none",
    ...(factor === null ? { data: { "drag-me": "" } } : {}),
  };
  const size = sizeOf(label);
  const [first, last] = [layout.seeds[0] as Rect, layout.seeds.at(-1) as Rect];
  const right = last.x + last.width - size.width / 2;
  const middle = first.x + first.width / 2;
  const under = last.y + last.height + 4 + size.height / 2;
  const places = [
    { x: Math.min(middle, layout.size.width - size.width / 2 - 2), y: under },
    { x: right, y: under },
    { x: right, y: under + size.height },
    { x: right, y: first.y - 4 - size.height / 2 },
    { x: layout.size.width / 2, y: layout.size.height - size.height / 2 - 2 },
  ];
  return { ...label, size, places };
}

export function lossLabel(moment: NetworkMoment): Proposal | null {
  const { layout } = moment;
  const node = lossNode(moment);
  const own = nodeFrame(moment, node);
  const number = known(`value:${idOf(moment, node)}`, valueAt(moment, node), layout.digits, {
    isBold: true,
    ink: own?.value ? "paper" : "quiet",
    appears: { of: "value", index: node },
  });
  const ink: Ink = own?.value ? "paper" : "quiet";
  const caption = { runs: named(costOf(moment), { ink }), font: layout.floor };
  const lines = [...(isTall(moment, layout.loss) ? [caption] : []), { runs: [number], font: layout.lineFont }];
  const isQuiet = moment.hand.neurons.size > 0;
  return { ...boxed({ key: `loss:${node}`, lines, plate: "loss", node }, layout.loss), isQuiet };
}

/** One of many: `Cⁿ`, as the reader writes it. */
function costOf(moment: NetworkMoment): string {
  const node = moment.scene.nodes[lossNode(moment)];
  const own = node ? nameOf(node) : "C";
  return /[ⁿⁱ]$/.test(own) ? own : `${own.replace(/@\d+$/, "")}ⁿ`;
}

function boxed(label: Wording, { x, y, width, height }: Rect): Proposal {
  return { ...label, size: { width, height }, places: [{ x: x + width / 2, y: y + height / 2 }], isFixed: true };
}

/** Is there room for a caption over the number? */
function isTall({ layout }: NetworkMoment, { height }: Rect): boolean {
  return height >= 1.15 * layout.floor + 1.2 * layout.lineFont;
}

/** The output is y; where the loss reads all z together its seed is at z. */
function outputName(moment: NetworkMoment, node: number): string {
  const [, number] = /^a\d+_(\d+)$/.exec(ownName(moment, node)) ?? [];
  return number ? `y${number}` : ownName(moment, node);
}
