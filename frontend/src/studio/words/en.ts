/** The studio's words in English. What a word says about the film itself is in the core's messages. */

import { training } from "./training/en";

export const words = {
  tag: "en",
  name: "English",
  short: "EN",

  tagline: "Backpropagation that can be watched",
  skip: "Skip to the picture",

  examples: "Examples",
  faqTitle: "Questions learners ask",
  chooseExample: "Choose an example",
  readLecture: "Read the lecture",
  ownExpression: "Your expression",
  searchExamples: "Search examples",
  noExample: (query: string) => `No example matches “${query}”.`,
  newExpression: "Start with an empty expression",
  source: (name: string) => `Source: ${name}`,

  /** Shelves of the gallery that are called otherwise than the server calls them. */
  groups: {} as Readonly<Record<string, string>>,

  expression: "Expression",
  lineOf: (line: number, column: number) => `Line ${line}, column ${column}`,
  replaceBy: (text: string) => (text === "" ? "Leave it out" : `Replace by ${text}`),
  readAs: "Read as",
  makeShapes: (shapes: string) => `Make ${shapes}`,
  computing: "Computing",
  lastGood: "The picture still shows the last expression that could be computed.",

  inputs: "Inputs",
  inputsHint: "Drag a number, or type one. A list such as [1, 2, 3] makes a vector.",
  noInputs: "This expression has no inputs.",
  inputOf: (name: string) => `Value of ${name}`,
  sliderOf: (name: string) => `Slider of ${name}`,
  cellOf: (name: string, place: string) => `${name}, element ${place}`,
  asList: (name: string) => `${name} as a list`,
  notANumber: "Neither a number nor a list of numbers.",

  stage: "Picture",
  explanation: "Explanation",
  present: "Present",
  openNotes: "Notes",
  leaveHall: "Leave",
  notes: {
    title: "Speaker's notes",
    waiting: "Waiting for the studio.",
    now: "Now",
    next: "Next",
    end: "That is the end.",
    back: "Back",
    forward: "On",
    dark: "Dark screen",
    restartClock: "Start the clock again",
  },
  hero: {
    title: "The backward pass is a forward pass through this network.",
    text: "Drag a seed: every number on a thick edge follows. The gains in the triangles stand still; z has locked them.",
    seed: "seed",
    everything: "everything",
    dragMe: "drag me",
    start: "From the beginning",
  },
  lineByLine: { title: "The lecture, line by line", figures: "Figure", leftOut: "What it leaves out" },
  beside: {
    pairs: "Side by side",
    title: "The film beside",
    close: "Put the film beside away",
    differ: (count: number) => (count === 1 ? "1 number differs" : `${count || "No"} numbers differ`),
  },
  menu: "Menu",
  panelAway: "Put the panel away",
  panelBack: "Show the panel",
  moreOfStep: "More of this step",
  lessOfStep: "Less",
  nothingYet: "Type an expression on the left, or choose an example. Its picture appears here as you type.",
  atRest: "Before the first step",
  forward: "forward",
  backward: "backward",
  soFar: "so far",
  handedOut: "Handed out to the weights and the bias",
  seed: "seed",
  local: "local derivative",
  upstream: "upstream gradient",
  contribution: "contribution",
  factorPlaces: { local: "on the edge", upstream: "at the node", contribution: "travels back" },
  glyphs: "The three factors of a backward step",
  toOperand: (name: string) => `to ${name}`,
  ledger: (name: string) => `Sum at ${name}`,
  ledgerText: (uses: number) => `Used ${uses} times, so ${uses} contributions add up.`,
  via: (edge: string) => `through ${edge}`,
  total: "total",
  unknown: "not known yet",
  unmade: "Too large to write down; the rule gives the contribution at once.",

  selection: "Selected",
  value: "value",
  gradient: "gradient",
  operation: "operation",
  shape: "shape",
  usedBy: "used by",
  scalar: "one number",
  input: "input",
  constant: "constant",
  noGradient: "The output does not depend on it.",
  deselect: "Clear the selection",

  check: {
    title: "Check the gradients",
    about: "Compare them with central differences",
    busy: "Checking …",
    comma: ", ",
    numbersOf: (name: string, count: number) => `${name} (${count} numbers)`,
    agree: (checked: number, all: number) =>
      `${checked} of ${all} gradients were compared with central differences; they agree.`,
    differ: (checked: number, all: number) =>
      `${checked} of ${all} gradients were compared with central differences; not all agree.`,
    nothing: "Central differences can decide nothing here.",
    worst: (error: string, place: string, gradient: string, difference: string) =>
      `Farthest apart, relatively by ${error}, they are at ${place}: the gradient is ${gradient}, the difference ${difference}.`,
    undecided: {
      "outside-domain": (names: string) =>
        `Undecided: ${names}. A step to the side leaves the domain of a function, where there is no value to compare.`,
      kink: (names: string) =>
        `Undecided: ${names}. There is a kink here: left and right of it the slopes differ, and the gradient lies between them.`,
      unresolved: (names: string) =>
        `Undecided: ${names}. A step to the side moves the output by less than rounding does.`,
    } as Readonly<Record<string, (names: string) => string>>,
  },

  diagnostics: "Worth knowing",
  tour: "Tour",
  tourPlace: (n: number, all: number) => `${n} of ${all}`,
  teaches: "What it shows",
  next: "Next",
  previous: "Back",
  startTour: "Take the tour",

  share: "Share",
  copied: "Link copied",
  copyFailed: "The link is in the address bar.",
  exportMenu: "Export",
  exportHtml: "File for offline use",
  exportCsv: "Every step, CSV",
  exportJson: "Trace, JSON",
  exportBinary: "Trace, binary",
  exportSvg: "This step, SVG",
  exportPng: "This step, PNG",
  exportVideo: "Video and slides…",
  pictureFailed: "The picture could not be taken.",
  exportDot: "Graph, DOT",
  exportEmbed: "Copy the embed code",
  embedCopied: "Embed code copied",
  embedCopiedHere:
    "Embed code copied. It names this machine, which others cannot reach: set CHAINRULE_PUBLIC_ADDRESS at the server.",
  exportCode: (framework: string) => `Copy as ${framework}`,
  codeCopied: "Code copied",
  codeFailed: "There is no code for this film; it may be too large.",

  language: "Language",
  theme: "Theme",
  themes: { auto: "As the system", light: "Light", dark: "Dark", projector: "Projector" },
  help: "Help",
  helpTitle: "Keys and signs",
  keys: "Keys",
  signs: "Signs",
  close: "Close",
  signValue: "a value, flowing forward",
  signGradient: "a gradient: how much the output changes with this value",
  signContribution: "a contribution: upstream gradient times local derivative, on its way to the value before",
  signLocal: "a local derivative: how much the next value changes with this one",
  signLoss: "the loss of sample n; L is written where samples are added up",
  signUnknown: "not computed yet; never the same as 0",
  signPositive: "positive",
  signNegative: "negative",

  connecting: "Live connection lost. Numbers still follow, a little later.",
  retry: "Try again",
  addressBroken: (field: string) =>
    `A part of this address (“${field}”) cannot be read, so it was left out. The address is kept until you change something.`,
  presetUnknown: (id: string) => `There is no example called “${id}”. Choose one of these.`,
  stepBeyond: (step: number, last: number) => `This film ends at step ${last}; step ${step} does not exist.`,
  dismiss: "Dismiss",

  network: {
    own: "Your network",
    whatIfNote: "What if: these gradients follow from the seeds you set, as in the picture.",
    ofTheTrace: "Of the trace, with its own seeds; the picture shows what if.",
    views: "Ways to look at the network",
    viewNames: { graph: "Graph", network: "Network", reversed: "Reversed", both: "Both" },
    orders: {
      left: {
        title: "Recursively, from the left",
        text: (gradient: string) =>
          `To know one ${gradient}, all those of the next layer are needed first. Whoever is asked asks on, as far as the output. Nothing is remembered, so the same question comes again and again.`,
        code: (base: string) => `gradient(z):\n  at the output:\n    ${base}\n  else:\n    σ′(z) · Σ w · gradient(z′)`,
      },
      right: {
        title: "From the right",
        text: (gradient: string) =>
          `The last layer needs nothing but its seeds. Each layer before it then finds all it needs there already, and every ${gradient} is evaluated once.`,
        code: (base: string, gradient: string) =>
          `at the output:\n  ${gradient} = ${base}\nthen layer by layer to the first:\n  ${gradient} = σ′(z) · Σ w · ${gradient}′`,
      },
      caption: (gradient: string) => `How often each ${gradient} is evaluated: neurons × times`,
      layer: (n: number) => `Layer ${n}`,
      all: "All",
    },
    samples: "Samples",
    chooseSample: "The sample whose pass is shown",
    samplesOf: (shown: number, all: number) => `${shown} of ${all} samples are listed.`,
    sampleValues: (n: number) => `Change sample ${n}`,
    layers: "Layers",
    parameters: (count: number) => (count === 1 ? "1 parameter" : `${count.toLocaleString("en")} parameters`),
    allParameters: "all parameters",
    loss: "Loss",
    reduction: "How the losses of the samples become L",
    sum: "sum",
    mean: "mean",
    sumTitle: "Sum over samples",
    sumOf: (name: string) => `What each sample contributes to the gradient of ${name}`,
    chooseParameter: "Parameter",
    addUp: "Add up",
    sumText: "L is the sum of the losses, so its gradient is the sum of theirs.",
    meanText: "L is the mean of the losses, so the sum is divided by the number of samples.",
    descentTitle: "Gradient descent",
    eta: "Learning rate",
    lossBefore: "L before",
    lossAfter: "L after",
    worse: "worse: η is too large",
    takeStep: "Take the step",
    undo: (steps: number) => (steps > 1 ? `Undo (${steps})` : "Undo"),
    changes: "Every parameter, before and after the step",
    parameter: "Parameter",
    old: "Before",
    new: "After",
    andMore: (count: number) => `and ${count.toLocaleString("en")} more`,
    notation: "How the loss of a sample is written",
    notOver: (left: number) =>
      left === 1
        ? "The pass has 1 step to go; until then a gradient is a “?”."
        : `The pass has ${left} steps to go; until then a gradient is a “?”.`,
    finishPass: "Run it to the end",
    biasRule: "A bias is added as it is:",
    stepNeedsPass: "No parameter changes before the whole backward pass is over.",
    sameStep: "The same step: no parameter differs in any digit.",
    sameStepBut: "The same step; the largest difference is rounding:",
    exchanged: (reduction: string, count: number) =>
      reduction === "mean"
        ? `The mean is the sum divided by N = ${count}, and so is the step. To keep it:`
        : `The sum is N = ${count} times the mean, and so is the step. To keep it:`,
    course: "The way so far",
    goTo: "Go to",
    passesTitle: "Backward again",
    passOver: "What the next pass is over",
    allSamples: "all samples",
    oneSample: (n: number) => `sample ${n}`,
    addPass: "Backward",
    zero: "Zero .grad",
    gradEmpty: "Every backward pass adds its gradients to .grad. Nothing has been added since it was cleared.",
    passesOf: (name: string) => `What each backward pass has added to the gradient of ${name}`,
    verdictFresh: ".grad is ∇L: nothing is missing, nothing was counted twice.",
    verdictTimes: (times: number) =>
      `.grad is ${times} × ∇L, so the step is ${times} times what it should be. Zero it before each pass.`,
    verdictStale: (points: readonly string[]) =>
      `.grad still holds the gradient at ${points.join(", ")}: this step also follows a slope that was left behind. Zero it after each step.`,
    verdictUneven: ".grad is not ∇L: some samples are missing, or counted more often than others.",
    compare: "The step with each of the two gradients",
    stepHeld: "Take the step with .grad",
    seekOvershoot: "Raise η until this step overshoots",
    shape: "Shape",
    inputs: "Inputs",
    neuronsOf: (layer: number) => `Neurons of layer ${layer}`,
    activationOf: (layer: number) => `Activation of layer ${layer}`,
    fewer: (what: string) => `${what}: one fewer`,
    more: (what: string) => `${what}: one more`,
    addLayer: "Add a layer",
    removeLayer: (layer: number) => `Remove layer ${layer}`,
    firstWeights: "First weights",
    schemes: { glorot: "Glorot", he: "He", uniform: "uniform" },
    seed: "Seed",
    ownWeights: "changed since",
    draw: "New weights",
    limits: (layers: string, width: string, samples: string) =>
      `Up to ${layers} layers, ${width} neurons in a layer, ${samples} samples.`,
    room: (used: string, most: string) => `Neuron by neuron: about ${used} of at most ${most} values.`,
    noRoom: (used: string, most: string) =>
      `About ${used} values; above ${most} the graph of arrays is shown instead of single neurons.`,
    refused: "This was not taken; the picture shows the network as it was.",
    takeBack: "Take it back",
    mend: (choice: string) => `Use ${choice}`,
    addSample: "Add a sample",
    removeSample: (n: number) => `Remove sample ${n}`,
    newNetwork: "Start with a network of your own",
  },

  product: {
    title: (name: string) => `${name}, cell by cell`,
    open: (name: string) => `Open ${name} as cells`,
    which: "Which product",
    close: "Close",
    samplesAre: "Samples are",
    samples: { columns: "columns", rows: "rows, as the trace keeps them" },
    axes: {
      neurons: (layer: number) => `neurons of layer ${layer}`,
      inputs: "inputs",
      samples: "samples",
      all: "all samples",
    },
    turned: (name: string) => `${name}, turned: its rows stand as columns`,
    more: (count: string) => `${count} more`,
    cell: (row: number, column: number) => `Row ${row}, column ${column}`,
    biasSum: "The bias is added for every sample, so its gradient is the sum over the samples.",
    unknown: "not known before this step",
  },
  training,

  sourcePanel: "Source",
  actions: "Actions",
  commands: {
    edit: "Go to the expression",
    examples: "Open the examples",
    share: "Copy a link to this moment",
    theme: "Next theme",
    panel: "Put the left panel away, or show it",
    notes: "Speaker's notes in a second window",
    help: "Show this list",
  },

  /** By code. What has no entry is said in the server's own words. */
  problems: {
    unreachable: () => "The server cannot be reached. What you typed is safe.",
    "empty-text": () => "Type an expression such as y = w*x + b, or choose an example.",
  } as Readonly<Record<string, (place: ProblemContext) => string>>,
};

/** What a sentence about a problem can be made from. */
interface ProblemContext {
  /** The piece of the text it is about. */
  readonly piece: string;
  readonly suggestion: string;
  /** The node, name or field. */
  readonly name: string;
  /** What the server says, in English. */
  readonly detail: string;
}

export type Words = typeof words;

export type ProductWords = Words["product"];
