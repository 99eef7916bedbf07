/** What neurons and weights of a training are called: `Neuron 3 of layer 1`, `x → 1.3`. */
import { featureName } from "./features";
import type { TrainedNetwork, UnitPlace } from "./network";
import type { PictureWords } from "./words";

export function unitName({ layer, unit }: UnitPlace, { features, sizes }: TrainedNetwork, words: PictureWords): string {
  const { input, output, neuron } = words.maps;
  if (layer === 0) return `${input} ${featureName(features[unit] ?? "")}`;
  if (layer < sizes.length - 1) return neuron(layer, unit + 1);
  return sizes[layer] === 1 ? output : `${output} ${unit + 1}`;
}

/** From a feature or a neuron to a neuron; neurons are layer.number. */
export function weightName(wire: UnitPlace & { readonly source: number }, { features }: TrainedNetwork): string {
  const { layer, unit, source } = wire;
  const from = layer === 1 ? featureName(features[source] ?? "") : `${layer - 1}.${source + 1}`;
  return `${from} → ${layer}.${unit + 1}`;
}
