/** What a step of a training does to its parameters, as the server tells it with the film: `readUpdate(json)`. Pure. */

import { isRecord } from "./document";

export const PARTS = ["old", "gradient", "clipped", "decay", "new"] as const;
type UpdatePart = (typeof PARTS)[number];

/** One number of a parameter: `W1 [2, 1]`, with every part of its update. */
interface UpdateRow {
  readonly name: string;
  readonly parts: Readonly<Record<UpdatePart, number>>;
}

export interface StepUpdate {
  /** The learning rate of this step. */
  readonly eta: number;
  /** The length of the whole gradient, what clipping multiplies it with, and the factor of the old parameters. */
  readonly norm: number;
  readonly scale: number;
  readonly shrink: number;
  readonly rows: readonly UpdateRow[];
}

/** Null where the server told nothing. */
export function readUpdate(json: unknown): StepUpdate | null {
  if (!isRecord(json) || !isRecord(json.parameters)) return null;
  const rows = Object.entries(json.parameters).flatMap(([name, parts]) => (isRecord(parts) ? rowsOf(name, parts) : []));
  const { eta, norm, scale, shrink } = json;
  return { eta: Number(eta), norm: Number(norm), scale: Number(scale), shrink: Number(shrink), rows };
}

function rowsOf(name: string, parts: Readonly<Record<string, unknown>>): UpdateRow[] {
  const flat = Object.fromEntries(PARTS.map((part) => [part, numbersOf(parts[part])]));
  return placesOf(parts.old).map((place, k) => ({
    name: `${name} [${place.join(", ")}]`,
    parts: Object.fromEntries(PARTS.map((part) => [part, flat[part]?.[k] ?? Number.NaN])) as Record<UpdatePart, number>,
  }));
}

function numbersOf(value: unknown): number[] {
  return Array.isArray(value) ? value.flatMap(numbersOf) : [Number(value)];
}

/** Where the numbers of nested lists stand, from 1. */
function placesOf(value: unknown): number[][] {
  if (!Array.isArray(value)) return [[]];
  return value.flatMap((each, k) => placesOf(each).map((place) => [k + 1, ...place]));
}
