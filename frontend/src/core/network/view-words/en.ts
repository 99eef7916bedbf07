import type { NetworkWords } from "../view-words";

export const words: NetworkWords = {
  reversedTitle: "The backward pass is a forward pass through the reversed network",
  lockedBy: "locked by",
  baseCase: "base case",
  both: {
    network: "Forward: values go to the right",
    reversed: "Backward: gradients go to the left, through the same weights",
    noRoom: {
      network: "Forward (there is no room for both)",
      reversed: "Backward (there is no room for both)",
    },
  },
  order: {
    choice: "Order of evaluation",
    trace: "Every step",
    right: (evaluations) => `From the right: ${evaluations}`,
    left: (evaluations) => `From the left: ${evaluations}`,
    tooMany: (evaluations) => `${evaluations} evaluations are too many to watch`,
    count: (done, all) => `${done} of ${all} evaluations`,
    stack: "Waiting",
    noCall: "nobody",
    tally: (times) => `evaluated ${times}×`,
    again: (times) => `asked: ${nth(times)} time`,
    startLeft: "From the left: each asks first for those it needs, and nothing is remembered.",
    startRight: "From the right: the last layer comes first, so all that is needed is there already.",
    ask: (asker, needed, times) => {
      const again = times > 1 ? ` Asked for the ${nth(times)} time: nothing was remembered.` : "";
      return asker === null ? `We ask for ${needed}.${again}` : `${asker}: “I need to know ${needed} first.”${again}`;
    },
    answer: (asker, name, isBase) => {
      const why = isBase ? `The base case: ${name} is known at once.` : `All that ${name} needed is there.`;
      return `${why} ${asker === null ? "That was asked for." : `It goes back to ${asker}.`}`;
    },
    evaluate: (count, name, isBase) =>
      `Evaluation ${count}: ${name}. ${isBase ? "Only the seed was needed." : "All it needed was there."}`,
  },
  zoom: "Zoom",
  arrays: "Arrays",
  neurons: "Neurons",
  neuron: (number, layer) => `Neuron ${number} of layer ${layer}`,
  chooseNeuron: "Which neuron",
  stepIsIn: (where) => `This step: ${where}`,
  theLoss: "the loss",
  nextHere: "Next step here",
  seed: (name) => `Seed ${name}: drag it, or press up and down`,
  quarter: "each sigmoid lets at most a quarter through: × ≤ 0.25 a layer",
  dragMe: "drag me",
  linear: (factor) => `seeds ×${factor} → everything ×${factor}`,
  whatIf: "What if: other seeds · reset",
  columns: {
    picture: (sizes, loss) => `Network of ${sizes} neurons, loss ${loss}. The arrow keys walk from neuron to neuron.`,
    inputs: "inputs",
    layer: (number) => `layer ${number}`,
    input: (index) => `Input ${index}`,
    neuron: (layer, index) => `Layer ${layer}, neuron ${index}`,
    weight: (name) => `Weight ${name}`,
    lines: "Lines: the largest weights by |w|.",
    part: (name, count, of) => `${name} ${count} of ${of}`,
    scale: "line width",
    fewer: "Fewer lines",
    more: "More lines",
    terms: (count) => `${count} terms`,
    others: (count) => `${count} others`,
    sampleOf: (sample, samples) => `sample ${sample} of ${samples}`,
    thisSample: "this sample adds",
    allSamples: (samples) => `all ${samples} samples`,
    loss: "loss",
    greatest: (name, figure) => `|${name}| ≤ ${figure}`,
    hint: "Point at a neuron; click it, or press Enter, to see its sums. Zoom in for numbers and more lines.",
  },
};

function nth(count: number): string {
  const last = count % 100 > 10 && count % 100 < 14 ? 0 : count % 10;
  return `${count}${["th", "st", "nd", "rd"][last] ?? "th"}`;
}
