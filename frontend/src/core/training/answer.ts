/** What a surface shows: one neuron's map, or of several outputs which is the most probable. */
import { featureMaps } from "./features";
import type { LayerMaps, Surface } from "./frames";
import { finiteRange } from "./line";
import type { TrainedNetwork, UnitPlace } from "./network";
import { around, type Range, rangeOf } from "./range";

export interface ShownMaps {
  /** 0 for the inputs. */
  readonly layer: number;
  readonly maps: LayerMaps;
  /** Null where all outputs are shown at once. */
  readonly unit: number | null;
  readonly range: Range;
}

/** The map of `place`, or without one the network's answer; null where there is none yet. */
export function shownOf(surface: Surface | null, network: TrainedNetwork, place: UnitPlace | null): ShownMaps | null {
  const layer = place?.layer ?? surface?.layers.length ?? 0;
  const maps = mapsOf(surface, network, layer);
  if (!maps || (place && place.unit >= maps.units)) return null;
  const unit = place ? place.unit : maps.units === 1 ? 0 : null;
  return { layer, maps, unit, range: rangeFor(network, maps, layer, unit ?? 0) };
}

/** Features have a range each; the neurons of a layer have one together, so that their maps compare. */
export function rangeFor(network: TrainedNetwork, maps: LayerMaps, layer: number, unit: number): Range {
  if (layer > 0) return rangeOf(network.activations[layer - 1] ?? "", maps);
  const count = maps.cells * maps.cells;
  return around(finiteRange(maps.data.subarray(unit * count, (unit + 1) * count)));
}

/** The maps of a layer, 0 for the inputs; null where there are none. */
export function mapsOf(surface: Surface | null, network: TrainedNetwork, layer: number): LayerMaps | null {
  if (!surface) return null;
  return (layer === 0 ? inputMaps(surface, network) : surface.layers[layer - 1]) ?? null;
}

/** The last that were made: features move only with the plane. */
const cache = new Map<string, LayerMaps>();

function inputMaps({ cells, box }: Surface, { features }: TrainedNetwork): LayerMaps {
  const key = [...features, cells, ...box].join();
  const found = cache.get(key) ?? featureMaps(features, { cells, box });
  if (!cache.has(key)) cache.clear();
  cache.set(key, found);
  return found;
}

/** The least and the greatest of a neuron's map, or of all outputs; null where nothing is finite. */
export function extremesOf({ maps, unit }: ShownMaps): readonly [number, number] | null {
  const count = maps.cells * maps.cells;
  const from = (unit ?? 0) * count;
  const to = unit === null ? maps.data.length : from + count;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to; i++) {
    const x = maps.data[i] ?? Number.NaN;
    if (x < low && Number.isFinite(x)) low = x;
    if (x > high && Number.isFinite(x)) high = x;
  }
  return low <= high ? [low, high] : null;
}

/** The position of the greatest answer. */
export function mostProbable(answers: readonly number[]): number {
  return answers.reduce((best, p, i) => (p > (answers[best] ?? Number.NaN) ? i : best), 0);
}
