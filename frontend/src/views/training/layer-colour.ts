/** The colour of a layer's gradient: from the grey of the forward pass at the first layer to the backward red at the last. */
export function layerColour(layer: number, layers: number): string {
  const share = layers < 2 ? 100 : Math.round((100 * layer) / (layers - 1));
  return `color-mix(in oklab, var(--backward) ${share}%, var(--forward))`;
}
