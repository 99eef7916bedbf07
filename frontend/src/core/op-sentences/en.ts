import { type OpSentences, receivers } from "../op-sentences";

export const words: OpSentences = {
  tag: "en",
  forward: {
    sum: ({ operands }) => `${list(operands)} are added.`,
    difference: ({ operands: [a, b] }) => `From ${a} we take ${b}.`,
    product: ({ operands: [a, b] }) => (a === b ? `${a} is multiplied by itself.` : `${a} is multiplied by ${b}.`),
    quotient: ({ operands: [a, b] }) => `${a} is divided by ${b}.`,
    power: ({ op, operands: [a] }) =>
      `${a} is ${op === "square" ? "squared" : "raised to a power"}; the slope there is fixed from now on.`,
    negate: ({ operands: [a] }) => `The sign of ${a} is turned.`,
    bend: ({ op, operands: [a] }) => `${a} goes through ${op}; the slope there is fixed from now on.`,
    larger: ({ operands }) =>
      operands.length > 1 ? `The larger of ${list(operands)} goes on.` : `The largest of ${operands[0]} goes on.`,
    smaller: ({ operands }) =>
      operands.length > 1 ? `The smaller of ${list(operands)} goes on.` : `The smallest of ${operands[0]} goes on.`,
    total: ({ operands: [a] }) => `The elements of ${a} are added up.`,
    mean: ({ operands: [a] }) => `The mean of ${a} is taken.`,
    matrix: ({ operands: [a, b] }) => `${a} is multiplied by ${b}, row by column.`,
    layer: () => "Every neuron of the layer weighs its inputs and adds its bias.",
    winners: ({ operands: [a] }) => `Of every window of ${a} the greatest number stays.`,
    slide: ({ operands: [a, kernel] }) => `${kernel} slides over ${a}; at every place the products are added up.`,
    softmax: ({ operands: [a] }) => `${a} becomes shares of one whole: raise one, and all the others fall.`,
    crossEntropy: ({ operands: [, b] }) => `How likely was what the label says? The loss asks for the share of ${b}.`,
    move: ({ op, operands }) =>
      op === "transpose"
        ? `${operands[0]} is turned over: its rows become columns.`
        : `${list(operands)}: numbers are picked or moved, and none of them changes.`,
    same: ({ name, operands: [a] }) => `${name} is ${a}, nothing else.`,
    other: ({ name, operands }) => `${name} is made of ${list(operands)}.`,
  },
  backward: {
    sum: (told) => `A sum hands its gradient on unchanged: to ${list(receivers(told))}.`,
    difference: ({ operands: [a, b], isFixed: [noA, noB] }) => {
      if (noB) return `A difference hands its gradient on unchanged: to ${a}.`;
      if (noA) return `On its way to ${b} the sign of the gradient is turned.`;
      return `A difference hands it on unchanged to ${a}, and with its sign turned to ${b}.`;
    },
    product: ({ operands: [a, b], isFixed: [noA, noB] }) => {
      if (noA || noB) return `On its way to ${noA ? b : a} the gradient is multiplied by ${noA ? a : b}.`;
      if (a === b) return `Both factors are ${a}: the gradient comes to it twice.`;
      return `A product swaps its factors: ${a} gets the gradient times ${b}, and ${b} gets it times ${a}.`;
    },
    quotient: ({ operands: [a, b], isFixed: [noA, noB] }) => {
      if (noB) return `On its way to ${a} the gradient is divided by ${b}.`;
      if (noA) return `On its way to ${b}, below the fraction, the gradient changes its sign.`;
      return `${a} gets the gradient divided by ${b}; to ${b}, below the fraction, it goes with its sign turned.`;
    },
    power: ({ operands: [a] }) => `On its way to ${a} the gradient is multiplied by the slope of the power.`,
    negate: ({ operands: [a] }) => `On its way to ${a} the sign of the gradient is turned.`,
    bend: ({ operands: [a] }) => `On its way to ${a} the gradient is multiplied by the slope that is fixed there.`,
    larger: () => "All of it goes to the one that won. The others decided nothing, and get nothing.",
    smaller: () => "All of it goes to the one that won. The others decided nothing, and get nothing.",
    total: ({ operands: [a] }) => `Every element of ${a} counted once, so every one gets the same gradient.`,
    mean: ({ operands: [a] }) => `Every element of ${a} gets an equal share of the gradient.`,
    matrix: ({ operands: [a, b] }) =>
      `${a} gets the gradient times ${b} turned over, and ${b} gets it times ${a} turned over.`,
    layer: () => "Back through the same weights, turned over. And every weight meets the value that went in.",
    winners: () => "The gradient of every window goes to the number that won there; the others get nothing.",
    slide: ({ operands: [a, kernel] }) =>
      `${kernel} gathers what comes back from every place it was laid on, ${a} from every window it stood in.`,
    softmax: ({ operands: [a] }) => `Every share depends on all of ${a}, so each of them hears from every share.`,
    crossEntropy: ({ operands: [a, b] }) => `What is left at ${a} is the error: the shares minus ${b}.`,
    move: () => "Every part of the gradient goes back to where its number came from.",
    same: ({ operands: [a] }) => `The gradient goes on to ${a} as it is.`,
    other: (told) => `The gradient goes on to ${list(receivers(told))}, times the local derivative.`,
  },
  seed: (output) => `Now the other way. ${output} changes one for one with itself: we start with 1.`,
  partly: (name, arrived, all) => `${name} has ${arrived} of its ${all} contributions.`,
  wholly: (name, all) => `With this ${name} has ${all === 2 ? "both" : `all ${all}`} contributions, added up.`,
  stopped: (name) => `Nothing gets through to ${name}: the slope here is 0.`,
};

function list(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
