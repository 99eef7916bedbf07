/** Keys on the columns: arrows walk from neuron to neuron, Enter opens one, Escape leaves it. */
import { type Columns, neighbourOf } from "../../core/network/columns";
import type { Aim } from "./lines";

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What the key leads to; null leaves, undefined is for somebody else. */
export function walked(columns: Columns, from: Aim | null, event: KeyboardEvent): Aim | null | undefined {
  const { key, shiftKey, altKey, ctrlKey, metaKey, target } = event;
  if (shiftKey || altKey || ctrlKey || metaKey || !(target instanceof HTMLCanvasElement)) return undefined;
  if (key === "Escape") return from ? null : undefined;
  const [dx, dy] = ARROWS[key] ?? [0, 0];
  const isWalk = dx !== 0 || dy !== 0;
  if (!isWalk && !(key === "Enter" && from === null)) return undefined;
  const first = { column: Math.min(1, columns.blocks.length - 1), index: 0 };
  if (from === null) return { neuron: first };
  const place = "neuron" in from ? from.neuron : { column: from.weight.layer + 1, index: from.weight.unit };
  return { neuron: neighbourOf(columns, place, dx, dy) };
}
