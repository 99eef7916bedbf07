/** The words of the training view in English. */

export const training = {
  tab: "Training",
  own: "Your training",
  examples: "Trainings",
  /** Those the server shows, by id: what they are called and what they teach. What has no entry is said in its words. */
  shown: {} as Readonly<Record<string, readonly [title: string, teaches: string]>>,
  settings: "Settings of the training",
  pictures: "Pictures of the training",
  figures: "Losses and gradients",
  transport: "Transport of the training",

  data: "Data",
  dataset: "Data set",
  /** By id. What has no entry is said in the server's own words. */
  datasets: {} as Readonly<Record<string, readonly [title: string, about: string]>>,
  samplesOfSource: "Samples of the network",
  samplesAbout: (count: number) =>
    count === 1 ? "The one sample of the network." : `The ${count} samples of the network.`,
  needs: (name: string) => `needs the package ${name} on the server`,
  noise: "Noise",
  points: "Points",
  halves: (train: number, test: number) =>
    test > 0
      ? `${train.toLocaleString("en")} to train, ${test.toLocaleString("en")} to test`
      : `${train.toLocaleString("en")} to train, none to test`,
  seed: "Seed",
  newDraw: "New draw",
  newWeights: "New weights",
  features: "What the network sees",
  featuresAbout: "Features of a point",
  axes: (x: string, y: string) => `In the plane, x is ${x} and y is ${y}.`,
  standardise: "Standardise the columns",
  ownData: "Values with a sign between them, one point a line",
  ownDataHint: "Paste values here, or drop a file. The label is the last column unless you choose another.",
  understood: "Understood as",
  read: {
    delimiter: "Between fields",
    delimiters: {
      auto: "found",
      tab: "tab",
      semicolon: "semicolon ;",
      comma: "comma ,",
      bar: "bar |",
      space: "space",
    },
    decimal: "Decimal sign",
    decimals: { auto: "found", point: "point 1.5", comma: "comma 1,5" },
    header: "First line",
    headers: { auto: "found", yes: "names the columns", no: "is a point" },
    points: (count: number) => (count === 1 ? "1 point" : `${count.toLocaleString("en")} points`),
    headerAt: (line: number) => (line === 0 ? "no header line" : `line ${line} names the columns`),
    comments: (lines: string, count: number) =>
      count === 1 ? `line ${lines} is a comment` : `lines ${lines} are comments`,
    mark: "a byte order mark at the beginning",
    encoding: (name: string) => `The file is no UTF-8; it was read as ${name}.`,
    columns: "Columns",
    use: (name: string) => `Use the column ${name}`,
    numbers: "numbers",
    classes: "classes",
    values: "values",
    leftOut: "left out",
    isLabel: "label",
  } as Read,
  chooseFile: "Choose a file",
  label: "Label",
  lastColumn: "last column",
  task: "Task",
  tasks: { auto: "guess", classes: "classes", regression: "values" } as Readonly<Record<string, string>>,

  network: "Network",
  inputs: (count: number) => (count === 1 ? "1 input" : `${count} inputs`),
  outputs: (count: number) => (count === 1 ? "1 output" : `${count} outputs`),
  hidden: (layer: number) => `Neurons of hidden layer ${layer}`,
  fewer: (layer: number) => `Fewer neurons in hidden layer ${layer}`,
  more: (layer: number) => `More neurons in hidden layer ${layer}`,
  addLayer: "Add a layer",
  removeLayer: "Remove the last hidden layer",
  activation: "Activation",
  output: "Output",
  loss: "Loss",
  losses: {
    half_sse: "½ squares",
    sse: "squares",
    mse: "mean squares",
    mae: "mean absolute",
    huber: "Huber",
    hinge: "hinge",
    bce: "cross-entropy, 2 classes",
    cross_entropy: "cross-entropy, softmax",
  } as Readonly<Record<string, string>>,
  reduction: "Over the samples",
  initial: "First weights",
  written: "written out",

  rule: "Gradient descent",
  optimiser: "Rule",
  optimisers: {
    sgd: "plain",
    momentum: "momentum",
    nesterov: "Nesterov",
    rmsprop: "RMSprop",
    adam: "Adam",
    adamw: "AdamW",
  } as Readonly<Record<string, string>>,
  schedule: "Schedule of η",
  schedules: { constant: "constant", step: "in steps", cosine: "cosine" } as Readonly<Record<string, string>>,
  eta: "Learning rate",
  batch: "Batch",
  batchOf: "Samples a step",
  all: "all",
  steps: "Steps",
  epochs: "Epochs",
  length: "Length told in",
  code: "Copy as code",
  record: "Measure every",
  order: "Order, seed",
  masks: "Masks, seed",
  numbers: {
    momentum: "μ",
    alpha: "α",
    beta1: "β₁",
    beta2: "β₂",
    epsilon: "ε",
    weight_decay: "L2 decay",
    l1: "L1 decay",
    clip_norm: "longest gradient (0: any)",
    clip_value: "largest number (0: any)",
    dropout: "dropout (0: none)",
    decay_every: "every … steps",
    decay_factor: "times",
    eta_end: "end, times η",
    warmup: "warm-up, steps",
    patience: "patience (0: none)",
  } as Readonly<Record<string, string>>,
  moreNumbers: "More",
  anew: "Every change begins the training anew, at step 0.",
  begunAnew: "Changed: the training begins anew, at step 0.",

  save: "Save as a file",
  load: "Open a file",
  notATraining: "This file holds no training document.",

  train: "Train",
  pause: "Pause",
  one: "One step",
  stop: "Stop: back to step 0",
  goOn: (steps: number) => `${steps.toLocaleString("en")} steps more`,
  pace: "Speed, in steps a second",
  paceOf: (steps: number) => `${steps}/s`,
  free: "full",
  step: "Step",
  stepOf: (steps: number) => `of ${steps.toLocaleString("en")}`,
  epoch: "Epoch",
  trainLoss: "Train loss",
  testLoss: "Test loss",
  phases: {
    idle: "",
    opening: "Asking the server",
    restoring: "On the way back",
    paused: "Paused",
    running: "Training",
    done: "All steps are done",
    diverged: "Diverged: the numbers are no longer finite",
    refused: "This cannot be trained as it is",
  } as Readonly<Record<string, string>>,
  restoring: (step: number) => `Going to step ${step.toLocaleString("en")}`,
  lost: (step: number) => `The live connection is lost; it is tried again. The training goes on from step ${step}.`,
  says: (phase: string, step: number, train: string, test: string | null) =>
    `${phase}. Step ${step}, train loss ${train}${test === null ? "" : `, test loss ${test}`}.`,
  beyond: (step: number, last: number) => `This training ends at step ${last}; step ${step} does not exist.`,

  openFilm: "Open this step as a film",
  openTrained: "Look at the trained network",
  take: "Samples of the film",
  takes: (count: number, isAll: boolean) =>
    isAll ? `whole batch (${count})` : count === 1 ? "1 sample" : `${count} samples`,
  takeAllTitle: "With the whole batch, the gradients of the film are those of the step.",
  filmOf: (step: number) => `Step ${step} of the training`,
  filmIs: "What you see is the next update of the training, sample by sample.",
  stoppedEarly: (step: number) => `Stopped early, at step ${step.toLocaleString("en")}`,
  update: {
    title: "The update",
    eta: "η now",
    norm: "Length of the gradient",
    scale: "clipped: times",
    shrink: "parameters shrink: times",
    parameter: "Parameter",
    old: "old",
    gradient: "gradient",
    clipped: "clipped",
    decay: "decay",
    new: "new",
  } as Readonly<Record<string, string>>,
  back: (step: number) => `Back to the training, step ${step}`,
  next: "Next step of the training",

  testPoints: "test points",
  discrete: "boundary only",
  logarithmic: "logarithmic",
  noPlane: (columns: number) =>
    `A point here has ${columns} numbers, so there is no plane to draw an answer on. The losses tell how it goes.`,

  keys: "Keys of the training",
  commands: { toggle: "Train or pause", step: "One step", stop: "Stop: back to step 0" },
};

/** What is said of one's own text. */
interface Read {
  readonly delimiter: string;
  readonly delimiters: Readonly<Record<string, string>>;
  readonly decimal: string;
  readonly decimals: Readonly<Record<string, string>>;
  readonly header: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly points: (count: number) => string;
  readonly headerAt: (line: number) => string;
  readonly comments: (lines: string, count: number) => string;
  readonly mark: string;
  readonly encoding: (name: string) => string;
  readonly columns: string;
  readonly use: (name: string) => string;
  readonly numbers: string;
  readonly classes: string;
  readonly values: string;
  readonly leftOut: string;
  readonly isLabel: string;
}

export type TrainingWords = typeof training;
