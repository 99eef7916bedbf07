import type { ContributionWords, Messages } from "../messages";

export const messages: Messages = {
  tag: "en",
  name: "English",
  commands: {
    toggle: "Play or pause",
    next: "One step forward",
    previous: "One step back",
    nextGroup: "Forward by a line or layer",
    previousGroup: "Back by a line or layer",
    unit: "Step by op, neuron or layer",
    first: "To the start",
    last: "To the end",
    toForward: "To the forward pass",
    toBackward: "To the backward pass",
    slower: "Slower",
    faster: "Faster",
    loop: "Repeat at the end",
    zoomIn: "Closer",
    zoomOut: "Further away",
    fit: "Show everything",
    open: "Open what is focused",
    mirror: "Mirror the network",
    order: "Other order of evaluation, in the reversed network",
    table: "Show or hide the table",
    help: "Keys",
  },
  network: {
    reversedTitle: "The backward pass is a forward pass through the reversed network",
    reversedLegend:
      "thick: gradients, right to left · thin: the values of the forward pass · the weights are the same objects",
    lockedBy: "locked by",
    baseCase: "base case",
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
      answer: (asker, equation, isBase) =>
        `${isBase ? "Base case: " : ""}${equation}. ${asker === null ? "That was asked for." : `It goes back to ${asker}.`}`,
      evaluate: (count, equation, isBase) =>
        `Evaluation ${count}: ${equation}. ${isBase ? "Only the seed was needed." : "All it needed was there."}`,
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
    whatIf: "What if: other seeds · reset",
    columns: {
      picture: (sizes, loss) => `Network of ${sizes} neurons, loss ${loss}. The arrow keys walk from neuron to neuron.`,
      inputs: "inputs",
      layer: (number) => `layer ${number}`,
      input: (index) => `Input ${index}`,
      neuron: (layer, index) => `Layer ${layer}, neuron ${index}`,
      weight: (name) => `Weight ${name}`,
      lines: (parts) => `Lines: the largest weights by |w|. ${parts.join(" · ")}`,
      part: (name, count, of) => `${name} ${count} of ${of}`,
      lineWidth: (name) => `width and strength: |${name}|, each factor of ten the same`,
      fewer: "Fewer lines",
      more: "More lines",
      terms: (count) => `${count} terms`,
      others: (count) => `${count} others`,
      sampleOf: (sample, samples) => `sample ${sample} of ${samples}`,
      thisSample: "this sample adds",
      allSamples: (samples) => `all ${samples} samples`,
      target: "target",
      loss: "loss",
      greatest: (name, figure) => `|${name}| ≤ ${figure}`,
      hint: "Point at a neuron; click it, or press Enter, to see its sums. Zoom in for numbers and more lines.",
    },
  },
  units: { op: "op", neuron: "neuron", layer: "layer" },
  keys: {
    Space: "Space",
    ArrowLeft: "←",
    ArrowRight: "→",
    PageUp: "Page up",
    PageDown: "Page down",
    Home: "Home",
    End: "End",
    Enter: "Enter",
    Shift: "Shift",
  },
  play: "Play",
  pause: "Pause",
  forwardPass: "Forward",
  backwardPass: "Backward",
  timeline: "Timeline",
  speed: "Speed",
  helpTitle: "Keys",
  helpWalk:
    "With a node in focus, the arrow keys walk the graph: left to an operand, right to a consumer, up and down to a sibling.",
  helpDrag:
    "Drag an input to change its value. In focus, up and down change it; Shift makes larger steps, Alt smaller ones; left goes to its sibling.",
  close: "Close",
  empty: "Nothing to show yet.",
  loading: "Loading",
  failed: (reason) => `The film cannot be shown. ${reason}`,
  stepOf: (step, steps) => `Step ${step} of ${steps}`,
  table: "Every node at this moment",
  graphOf: (output, nodes) => `Computational graph of ${output}, ${nodes} nodes`,
  node: "Node",
  operation: "Operation",
  value: "Value",
  gradient: "Gradient",
  unknown: "not computed yet",
  soFar: (sum) => `${sum} so far`,
  noGradient: "none: the output does not depend on it",
  input: "input",
  constant: "constant",
  ledgerAt: (name) => `${name} arrives`,
  array: (shape, low, high) => `${shape} numbers from ${low} to ${high}`,
  atStart: "The inputs are given; nothing is computed yet.",
  forward: (name, formula, value) => `Forward, ${name}: ${formula} = ${value}.`,
  seed: (output) => `Backward, ${output}: it changes one for one with itself, ∂${output}/∂${output} = 1.`,
  backward: (through, upstreamName, upstream, parts) =>
    `Backward, ${through}: ${upstreamName} = ${upstream}${parts.map(contribution).join(";")}.`,
  stopped: (name) => `Nothing reaches ${name}: the local derivative is 0.`,
};

function nth(count: number): string {
  const last = count % 100 > 10 && count % 100 < 14 ? 0 : count % 10;
  return `${count}${["th", "st", "nd", "rd"][last] ?? "th"}`;
}

function contribution({ name, local, amount, total, isLast }: ContributionWords): string {
  const gives = local === null ? ` gives ${amount}` : ` times the local derivative ${local} gives ${amount}`;
  if (total === null) return `${gives} for ${name}`;
  return `${gives}, ${isLast ? "in all" : "so far"} ${name} = ${total}`;
}
