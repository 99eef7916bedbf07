import type { Bend, NetworkSentences } from "../words";

/** Said behind "weigh, add": what the activation does. */
const BEND: Readonly<Record<Bend, string>> = {
  squash: "Weigh, add, squash.",
  rectify: "Weigh, add, keep what is positive.",
  share: "Weigh, add, and turn the sums into shares of one whole.",
  none: "Weigh and add; nothing is bent here.",
  other: "Weigh, add, bend.",
};
const BACK: Readonly<Record<Bend, string>> = {
  squash: "What comes back is weighted, added up, and shrunk by the gain.",
  rectify: "What comes back is weighted and added up; the gain lets it pass or stops it.",
  share: "What comes back is weighted and added up, and every z hears from every share.",
  none: "What comes back is weighted and added up; the gain is 1, so all of it passes.",
  other: "What comes back is weighted, added up, and multiplied by the gain.",
};
const LOCKED = "The slope at z is locked away for the way back.";

export const words: NetworkSentences = {
  tag: "en",
  neuron: (number, layer) => `Neuron ${number} of layer ${layer}`,
  layer: (layer) => `Layer ${layer}`,
  loss: "The loss",
  forward: {
    first: (bend) => `${BEND[bend]} ${LOCKED}`,
    beside: (bend) => `The same inputs, other weights. ${BEND[bend]}`,
    hidden: (bend) => `${BEND[bend]} ${LOCKED}`,
    output: (bend, y) => `${BEND[bend]} This is the last layer: what comes out is the output ${y}.`,
    layer: (bend, isOutput) =>
      isOutput
        ? `${BEND[bend]} This is the last layer: what comes out is the output y.`
        : `All neurons at once. ${BEND[bend]} ${LOCKED}`,
    logit: "Weigh and add. What becomes of this sum, softmax decides for all of them together.",
    softmax: "Softmax turns the sums into shares of one whole: raise one, and all the others fall.",
  },
  lossIs: (cost) => `How far is the output y from the label ŷ? One number says it: the loss ${cost}.`,
  totalIs: (total, isMean) =>
    `Every sample has its own loss, and ${total} ${isMean ? "is their mean" : "adds them up"}.`,
  backwardStarts: (cost) =>
    `Now the other way. How much does ${cost} change if ${cost} itself does? One for one: we start with 1.`,
  lossBackward: {
    error: "How much does each output matter to the loss? As much as it is wrong.",
    direct: "Here the loss is taken from z, and all that is left there is the error: y − ŷ.",
    other: "How much does each output matter to the loss? This is where the way back enters the network.",
  },
  backward: {
    base: (bend, isFirst, cost) => {
      if (!isFirst)
        return bend === "none" ? "The base case once more." : "The base case once more: times the gain, done.";
      const gain = bend === "none" ? "" : " times the gain";
      return `The base case: to the right of this neuron there is only the loss. ∂${cost}/∂y${gain}, and we are done.`;
    },
    baseDirect: (isFirst) =>
      isFirst
        ? "The base case: to the right of this neuron there is only the loss, and what it sends back is already at z."
        : "The base case once more: what comes back is already at z.",
    hidden: (bend) => BACK[bend],
    firstLayer: (bend, cost) => `${BACK[bend]} And every weight here gets its input times ∂${cost}/∂z.`,
    layer: (bend, place, cost) => {
      if (place === "direct") return "The base case for the whole layer: what comes back is already at z.";
      if (bend === "share") return "The base case for the whole layer: every z hears from every output.";
      if (place === "output") return `The base case for the whole layer: ∂${cost}/∂y times the gains.`;
      const last = place === "first" ? ` And every weight here gets its input times ∂${cost}/∂z.` : "";
      return `${BACK[bend]}${last}`;
    },
    softmax: (isDirect) =>
      isDirect
        ? "Every z hears from every output, and all of it comes to the error: y − ŷ."
        : "Every z hears from every output: a gain for each would be wrong here.",
  },
  op: {
    product: "The weight multiplies what comes in. So ∂z/∂w is simply what comes in.",
    sum: "The products are added up, one after the other.",
    bias: "The bias is added, and that is z.",
    activation: `The activation bends z. ${LOCKED}`,
    gain: "All that has come back is multiplied by the gain: the slope that z locked.",
    baseGain: (cost) => `The base case: ∂${cost}/∂y times the gain.`,
    toBias: "A sum hands on unchanged what it gets: to the bias, and to the products.",
    toProducts: "The sum hands it on unchanged to its products.",
    meeting: (cost) =>
      `On the weight the two passes meet: what came in times ∂${cost}/∂z. And w times ∂${cost}/∂z goes on to the left.`,
  },
};
