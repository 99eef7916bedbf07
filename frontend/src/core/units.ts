/**
 * How the film is cut for stepping: op by op, neuron by neuron or layer by layer. A unit is a stretch of steps, the units
 * of a kind cover every step once, and from any whole t one steps to the end of the unit one is in.
 */
import type { Scene } from "../model/types";
import { type Group, groupsOf, layersOf } from "./groups";

export const UNITS = ["op", "neuron", "layer"] as const;
export type Unit = (typeof UNITS)[number];

/** What one steps by where nothing else is asked for; a film without neurons has what comes nearest. */
export const FIRST_UNIT: Unit = "neuron";

/** The steps `first` to `end - 1`; t runs from `first` to `end`. */
export interface Span {
  readonly first: number;
  readonly end: number;
}

/** Units that have begun, and all of them. */
export interface Count {
  readonly begun: number;
  readonly all: number;
}

export function isUnit(word: unknown): word is Unit {
  return UNITS.includes(word as Unit);
}

/** The kinds in which this film can be stepped: of networks as many as differ, of everything else the op alone. */
export function unitsOf(scene: Scene): readonly Unit[] {
  if (!scene.nodes.some((node) => !node.isLeaf && /^layer \d/.test(node.group))) return ["op"];
  return groupsOf(scene).length === layersOf(scene).length ? ["op", "layer"] : UNITS;
}

/** What is needed to cut a film: `Timeline` has it. */
interface Cuts {
  readonly length: number;
  readonly units: readonly Unit[];
  readonly groups: readonly Group[];
  readonly layers: readonly Group[];
}

/** The unit a film has that comes nearest to the one asked for; null asks for the usual one. */
export function unitIn({ units }: Cuts, wish: Unit | null): Unit {
  const asked = wish ?? FIRST_UNIT;
  return units.includes(asked) ? asked : asked === "neuron" && units.includes("layer") ? "layer" : "op";
}

/** What a counter counts: units, or single steps where those are the unit. */
export function countOf(film: Cuts, unit: Unit, t: number): Count {
  const cuts = cutsOf(film, unit);
  if (cuts.length === 0) return { begun: Math.ceil(t), all: film.length };
  return { begun: cuts.filter(({ first }) => first < t).length, all: cuts.length };
}

/** What a step from a whole `t` plays: all that is left of its unit. */
export function spanFrom(film: Cuts, unit: Unit, t: number): Span {
  return { first: t, end: cutsOf(film, unit).find(({ end }) => end > t)?.end ?? t + 1 };
}

/** What has been done where the film rests at a whole `t`: the unit that ends there, else the one step before. */
export function spanTo(film: Cuts, unit: Unit, t: number): Span {
  const whole = cutsOf(film, unit).find(({ end }) => end === t);
  return { first: whole?.first ?? Math.max(0, t - 1), end: t };
}

/** Where a step back from a whole `t` leads: to the start of its unit, or of the one before. */
export function startBefore(film: Cuts, unit: Unit, t: number): number {
  return cutsOf(film, unit).findLast(({ first }) => first < t)?.first ?? Math.max(0, t - 1);
}

/** The unit in which `t` lies, or which begins there. */
export function spanAround(film: Cuts, unit: Unit, t: number): Span {
  const first = Math.floor(t);
  return cutsOf(film, unit).find(({ first, end }) => first <= t && t < end) ?? { first, end: first + 1 };
}

/** Where a film comes to rest that is let go at `t`: between two units. */
export function nearestRest(film: Cuts, unit: Unit, t: number): number {
  const rests = [0, ...cutsOf(film, unit).map(({ end }) => end)];
  if (rests.length === 1) return Math.round(t);
  return rests.reduce((best, each) => (Math.abs(each - t) <= Math.abs(best - t) ? each : best));
}

/** The film cut into units of several steps; nothing where single steps are the unit. */
function cutsOf({ groups, layers }: Cuts, unit: Unit): readonly Group[] {
  return unit === "layer" ? layers : unit === "neuron" ? groups : [];
}
