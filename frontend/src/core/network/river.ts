/**
 * The river of a deep network: how much of the gradient there is at each layer, as the width of one band. Its scale is
 * fixed, so that layers and runs compare: a hundredth of the gradient is an eighth of the width.
 */
import type { Point } from "../../model/types";
import { seedsOf } from "./end-labels";
import { type Proposal, sizeOf, type Wording } from "./label";
import { gradientOf, type NetworkMoment } from "./picture";

/** Half the width of the band, in pixels, at places from the right to the left. */
export interface River {
  readonly places: readonly { readonly at: Point; readonly half: number }[];
}

/** From so many layers on what is left at the first one is the story. */
const DEEP = 5;
/** Half the width where the gradient is 1, in the picture's smallest letters. */
const AT_ONE = 8;
const POWER = 0.45;

export function riverOf(moment: NetworkMoment): River | null {
  const { network, layout, mirror, frame } = moment;
  if (network.layers.length < DEEP || mirror < 0.5) return null;
  const [top, bottom] = [layout.seeds[0], layout.seeds.at(-1)];
  const middle = top && bottom ? (top.y + bottom.y + bottom.height) / 2 : layout.size.height / 2;
  const half = (numbers: readonly number[]) => AT_ONE * layout.floor * Math.hypot(...numbers) ** POWER;
  const seeds = seedsOf(moment).map(
    ({ node }) => (frame.order?.seeds.get(node) ?? frame.nodes[node])?.gradient?.[0] ?? null,
  );
  const end = layout.seeds[0];
  if (!end || seeds.some((seed) => seed === null)) return null;
  const places = [{ at: { x: end.x, y: middle }, half: half(seeds as number[]) }];
  for (const layer of network.layers.toReversed()) {
    const gradients = layer.map(({ z }) => gradientOf(moment, z));
    if (gradients.some((gradient) => gradient === null)) break;
    places.push({
      at: { x: layout.columns[layer[0]?.layer ?? 0]?.x ?? 0, y: middle },
      half: half(gradients as number[]),
    });
  }
  return { places };
}

/** What every layer does to it, where all of them are sigmoids. */
export function riverLabel(moment: NetworkMoment): Proposal[] {
  const { network, layout, words } = moment;
  const isSquashed = network.layers.flat().every(({ activation }) => activation === "sigmoid");
  if (!riverOf(moment) || !isSquashed) return [];
  const label: Wording = {
    key: "river",
    lines: [{ runs: [{ text: words.quarter, isBold: true }], font: layout.lineFont }],
    plate: "none",
  };
  const size = sizeOf(label);
  const { width, height } = layout.size;
  const line = size.height / 2 + 3;
  return [{ ...label, size, places: [line, height - line, height / 2].map((y) => ({ x: width / 2, y })) }];
}
