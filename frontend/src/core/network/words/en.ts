import type { NeuronWords } from "../words";

export const words: NeuronWords = {
  tag: "en",
  weight: (name, layer) => `weight ${name} of layer ${layer}`,
  neuron: (number, layer) => `neuron ${number} of layer ${layer}`,
  layer: (layer) => `layer ${layer}`,
  loss: "the loss",
  forward: (who, what) => `Forward, ${who}: ${what}.`,
  backward: (who, what) => `Backward, ${who}: ${what}.`,
  sum: (formula) => `the sum so far, ${formula}`,
  bias: (formula) => `the bias is added, ${formula}`,
  slope: (formula, slope) => `${formula}; the slope ${slope} is put away for the way back`,
  base: (formula) => `base case, ${formula}`,
  handsOn: (gradient, to) => `the sum hands ${gradient} on to its terms: ${to}`,
  goesOn: (formula, to, sum, isLast) =>
    `; ${formula} goes on to ${to}${sum ? `, ${isLast ? "in all" : "so far"} ${sum}` : ""}`,
  results: (figures, weights) =>
    `${figures}${weights > 0 ? `, and with them the gradients of ${weights} parameters` : ""}`,
};
