/** The words of the pictures of a training, in English. */
import type { PictureWords } from "../words";

export const words: PictureWords = {
  tag: "en",
  curve: {
    title: "Loss",
    train: "train",
    test: "test",
    steps: "steps",
    diverged: (step) => `Diverged at step ${step}`,
    summary: (step, train, test) =>
      `Loss over the steps. After ${step}: ${train} on the training half${test === null ? "" : `, ${test} on the test half`}.`,
  },
  norms: {
    title: "Gradient by layer",
    now: "now",
    layer: (layer) => `layer ${layer}`,
    told: (when, figures) => `${when}: ${figures}`,
    ratio: (ratio) => `last layer ÷ first: ${ratio}`,
    summary: (step, norms) => `Length of the gradient, layer by layer. After ${step}: ${norms.join(", ")}.`,
  },
  surface: {
    title: "What the network answers",
    train: "train",
    test: "test",
    noPlane: "The inputs are no points of a plane: there is no map.",
    read: "Arrow keys read the answer at a point.",
    at: (x, y, answer) => `x = ${x}, y = ${y}: ${answer}`,
    summary: (step, low, high) => `Map over the plane after step ${step}, from ${low} to ${high}.`,
  },
  maps: {
    title: "Every neuron's map",
    input: "input",
    output: "output",
    neuron: (layer, unit) => `Neuron ${unit} of layer ${layer}`,
    bias: (figure) => `bias ${figure}`,
    weight: (name, figure) => `Weight ${name}: ${figure}`,
    largest: (shown, all) => `the ${shown} largest of ${all} weights`,
    more: (count) => `+ ${count} more`,
    summary: (sizes, step) => `Network ${sizes} after step ${step}, a map for every neuron.`,
  },
  step: (step) => `Step ${step}`,
  nothingYet: "Nothing measured yet",
};
