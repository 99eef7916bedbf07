/** Change the network on the bench: another document, another shape, other first weights.
 *
 * The server says whether a network can be. What it refuses is kept beside the network on the bench, with the reason,
 * until it is mended or taken back.
 */

import { type Problem, ProblemError } from "../problem";
import type { Server } from "../server";
import type { NetworkSource, Source } from "../source";
import { sourceOf, type Workbench } from "../workbench";
import type { NetworkDocument } from "./document";
import { figuresOf, type ParameterArrays } from "./figures";
import { type Plan, planOf, reshaped, widthsOf } from "./shape";

/** What drew the first weights. */
export interface Seeded {
  readonly seed: number;
  readonly initial: string;
}

/** A network that the server did not take. */
export interface Refused {
  readonly document: NetworkDocument;
  readonly problem: Problem;
}

export interface Limits {
  readonly layers: number;
  readonly layer_width: number;
  readonly samples: number;
  readonly nodes: number;
}

interface ShapingEvents {
  readonly onRefused: (refused: Refused | null) => void;
  readonly onLimits: (limits: Limits) => void;
}

export const FIRST_SEEDED: Seeded = { seed: 1, initial: "glorot" };
export const SCHEMES = ["glorot", "he", "uniform"] as const;

/** A network to begin with: the four corners of exclusive or. */
export const OWN_NETWORK: NetworkSource = {
  kind: "network",
  sizes: [2, 2, 1],
  activation: ["tanh", "sigmoid"],
  ...FIRST_SEEDED,
  loss: "half_sse",
  reduction: "sum",
  samples: [
    { x: [0, 0], target: [0] },
    { x: [0, 1], target: [1] },
    { x: [1, 0], target: [1] },
    { x: [1, 1], target: [0] },
  ],
};

export class Shaping {
  #hasLimits = false;
  /** What was on the bench before something was refused. */
  #before: Source | null = null;

  constructor(
    private readonly server: Server,
    private readonly workbench: Workbench,
    private readonly events: ShapingEvents,
  ) {}

  /** Another document is on the bench; nothing is refused any more. */
  begin(): void {
    this.#before = null;
  }

  /** `document` in place of `before`; weights that nobody touched stay those of their seed. */
  async edit(document: NetworkDocument, before: NetworkDocument | null): Promise<void> {
    const { source } = this.workbench.bench;
    const seeded = seededOf(source);
    const isUntouched = before !== null && sameWeights(document, before);
    await this.#open(document, seeded && isUntouched ? seeded : null);
  }

  /** Another shape; what is new is drawn from the seed, and everything where nothing was touched since. */
  async resize(document: NetworkDocument, plan: Plan): Promise<void> {
    const seeded = seededOf(this.workbench.bench.source);
    const drawn = await this.#drawn(document, widthsOf(plan), seeded ?? FIRST_SEEDED);
    if (drawn !== null) await this.#open(reshaped(document, plan, drawn, seeded !== null), seeded);
  }

  /** All weights anew. */
  async draw(document: NetworkDocument, seeded: Seeded): Promise<void> {
    const plan = planOf(document);
    const drawn = await this.#drawn(document, widthsOf(plan), seeded);
    if (drawn !== null) await this.#open(reshaped(document, plan, drawn, true), seeded);
  }

  /** Forget what was refused. */
  async takeBack(): Promise<void> {
    const before = this.#before;
    this.#before = null;
    this.events.onRefused(null);
    if (before !== null) await this.workbench.open(before);
  }

  async askLimits(): Promise<void> {
    if (this.#hasLimits) return;
    this.#hasLimits = true;
    const found = await this.server.get("limits").catch(() => null);
    if (isLimits(found)) this.events.onLimits(found);
    else this.#hasLimits = false;
  }

  async #open(document: NetworkDocument, seeded: Seeded | null): Promise<void> {
    this.#before ??= sourceOf(this.workbench.bench);
    await this.workbench.open(seeded === null ? document : seededDocument(document, seeded));
    const { problem } = this.workbench.bench;
    this.events.onRefused(problem && { document, problem });
  }

  /** The first weights for layers of `widths`; null where the server does not draw so many, which it says. */
  async #drawn(document: NetworkDocument, widths: readonly number[], seeded: Seeded): Promise<ParameterArrays | null> {
    const zeros = (length = 0) => new Array<number>(length).fill(0);
    const samples = [{ x: zeros(widths[0]), target: zeros(widths.at(-1)) }];
    try {
      const source: NetworkSource = { kind: "network", sizes: widths, activation: "linear", ...seeded, samples };
      const scene = await this.server.trace(source);
      return figuresOf(scene, scene.numbers)?.parameters ?? null;
    } catch (error) {
      if (error instanceof ProblemError) this.events.onRefused({ document, problem: error.problem });
      return null;
    }
  }
}

/** The seed of a source whose weights are still those it drew; null for weights of one's own. */
export function seededOf(source: Source | null): Seeded | null {
  if (source?.kind !== "network" || !Array.isArray(source.sizes)) return null;
  return { seed: Number(source.seed ?? 0), initial: String(source.initial ?? FIRST_SEEDED.initial) };
}

/** `document` without its weights, which the seed draws again. */
function seededDocument(document: NetworkDocument, seeded: Seeded): NetworkSource {
  const { loss, reduction, samples, detail, layers } = document;
  const sizes = widthsOf(planOf(document));
  const activation = layers.map((layer) => layer.activation);
  return { kind: "network", sizes, activation, ...seeded, loss, reduction, samples, detail };
}

function sameWeights(a: NetworkDocument, b: NetworkDocument): boolean {
  const weights = ({ layers }: NetworkDocument) => JSON.stringify(layers.map(({ W, b: bias }) => [W, bias]));
  return a.layers === b.layers || weights(a) === weights(b);
}

function isLimits(json: unknown): json is Limits {
  const found = (json ?? {}) as Readonly<Record<string, unknown>>;
  return ["layers", "layer_width", "samples", "nodes"].every((name) => typeof found[name] === "number");
}
