/** What the studio works on: a text, its inputs, and the film they make; without any DOM.
 *
 * Every change of the source ends here and becomes a new `Bench`; whoever listens to `change` draws it. Typing asks
 * the server for a new film after a short pause. A value that is dragged is computed with in the page where the film is
 * of single numbers, else over the live connection, or by whole films where there is none; when the drag ends the film
 * of the final values is asked for once.
 */

import { recompute, tapeOf, type Values } from "../core/tape/tape";
import { readNumbers } from "../model/binary";
import type { Numbers, Scene } from "../model/types";
import { LatestOnly } from "./latest-only";
import { Live, type Socket } from "./live";
import { type Problem, ProblemError, plainProblem, type Shapes } from "./problem";
import type { Server } from "./server";
import {
  type ExpressionSource,
  type Inputs,
  readSource,
  type Source,
  sameTensor,
  type Tensor,
  withInput,
  withInputs,
} from "./source";

export interface Bench {
  /** The worked example it began with; null for an expression of one's own. */
  readonly preset: string | null;
  /** The inputs the worked example came with. */
  readonly given: Inputs;
  /** What the editor holds, whether or not it can be computed. Null for a source that is no text. */
  readonly text: string | null;
  /** The source of the film on the stage, with the newest inputs. */
  readonly source: Source | null;
  readonly scene: Scene | null;
  /** The newest figures of `scene`. */
  readonly numbers: Numbers | null;
  /** The id of the trace that has these figures; null while a value is being dragged. */
  readonly traceId: string | null;
  /** Why the text is not what the stage shows. */
  readonly problem: Problem | null;
  readonly isBusy: boolean;
  /** False while changes have to take the slow way. */
  readonly isLive: boolean;
}

export type EditPhase = "move" | "end";

const EMPTY: Bench = {
  preset: null,
  given: {},
  text: "",
  source: null,
  scene: null,
  numbers: null,
  traceId: null,
  problem: null,
  isBusy: false,
  isLive: true,
};
const TYPING_PAUSE_MS = 250;
/** The code of what went wrong where there was no answer. */
export const UNREACHABLE = "unreachable";
const PAUSES_MS = [1_000, 2_000, 5_000, 15_000] as const;

export class Workbench extends EventTarget {
  #bench = EMPTY;
  #asking: AbortController | null = null;
  #typing: ReturnType<typeof setTimeout> | null = null;
  /** When the server is asked again that could not be reached, and how often it has been. */
  #again: ReturnType<typeof setTimeout> | null = null;
  #losses = 0;
  /** What it was asked for. */
  #unanswered: Source | null = null;
  readonly #known = new Map<string, Tensor>();
  readonly #live: Live;
  readonly #slowly = new LatestOnly<ExpressionSource>((source) => this.#followSlowly(source));

  constructor(
    private readonly server: Server,
    connect: () => Socket,
  ) {
    super();
    this.#live = new Live(connect, {
      onNumbers: (answer) => this.#takeNumbers(answer),
      onProblem: (problem) => this.#change({ problem }),
      onState: (isLive) => {
        this.#change({ isLive });
        if (isLive) this.#reached();
      },
    });
  }

  get bench(): Bench {
    return this.#bench;
  }

  /** Show `source`; of a preset with `inputs` in place of its own. Resolves when it is shown, or refused. */
  async open(source: Source, inputs: Inputs = {}): Promise<void> {
    this.#stopTyping();
    if (source.kind === "expression") return this.#openText(source);
    const preset = source.kind === "preset" ? source.id : null;
    await this.#ask(source, { preset });
    const found = this.#bench.source;
    if (found?.kind === "expression" && !this.#bench.problem) this.#change({ given: found.inputs });
    if (found?.kind !== "expression" || this.#bench.problem || Object.keys(inputs).length === 0) return;
    const changed = Object.entries(inputs).reduce((made, [name, value]) => withInput(made, name, value), found);
    await this.#ask(changed, {});
  }

  async #openText(source: ExpressionSource): Promise<void> {
    // A value that the text does not use came with the source: it is told, since its name may be misspelt.
    if (source.text.trim() !== "") return this.#ask(source, { text: source.text, preset: null }, true);
    this.#asking?.abort();
    this.#live.follow(null);
    this.#change({ ...EMPTY, text: source.text, source });
  }

  /** The editor holds `text` now. */
  edit(text: string): void {
    if (text === this.#bench.text) return;
    this.#change({ text, preset: null });
    this.#stopTyping();
    this.#typing = setTimeout(() => void this.retry(), TYPING_PAUSE_MS);
  }

  /** The server is there again: what it could not be asked is asked now. */
  #reached(): void {
    const source = this.#unanswered;
    if (source?.kind === "preset") void this.open(source);
    else if (source !== null) void this.#ask(source, {});
  }

  /** Ask again for what the editor holds. */
  async retry(): Promise<void> {
    const { text, source, preset } = this.#bench;
    if (preset !== null && source === null) return this.open({ kind: "preset", id: preset });
    const before: ExpressionSource =
      source?.kind === "expression" ? source : { kind: "expression", text: "", inputs: {} };
    if (text !== null) await this.#ask({ kind: "expression", text, inputs: before.inputs }, {});
  }

  /** Give inputs other shapes; their numbers differ, so that what is drawn is no mirror of itself. */
  makeShapes(shapes: Shapes): void {
    const { source, text } = this.#bench;
    const before = source?.kind === "expression" ? source.inputs : {};
    const made = Object.entries(shapes).map(([name, shape]): [string, Tensor] => [name, madeTensor(shape)]);
    for (const [name, value] of made) this.#known.set(name, value);
    void this.#ask({ kind: "expression", text: text ?? "", inputs: { ...before, ...Object.fromEntries(made) } }, {});
  }

  /** The input `name` is `value` now; `move` while a hand is still on it. */
  setInput(name: string, value: Tensor, phase: EditPhase): void {
    const { source } = this.#bench;
    if (source?.kind !== "expression") return;
    if (phase === "move" && sameTensor(source.inputs[name], value)) return;
    const changed = withInput(source, name, value);
    this.#known.set(name, value);
    const numbers = typeof value === "number" ? this.#computed({ [name]: value }) : null;
    this.#change({ source: changed, traceId: null, ...(numbers ? { numbers } : {}) });
    if (phase === "end") {
      this.#slowly.clear();
      // The server knows the id of the trace that has these figures.
      void this.#ask(changed, {});
    } else if (numbers === null && !this.#live.set({ [name]: value })) this.#slowly.push(changed);
  }

  /** The figures with other values, computed in the page; null where that takes the server. */
  #computed(values: Values): Numbers | null {
    const { scene, numbers } = this.#bench;
    return scene && numbers && recompute(scene, numbers, values);
  }

  /** Numbers of a network move under a hand, by id; what they become in the end is said by `open`. */
  nudge(values: Inputs): void {
    if (this.#bench.source?.kind === "network" && this.#live.set(values)) this.#change({ traceId: null });
  }

  close(): void {
    this.#stopTyping();
    if (this.#again !== null) clearTimeout(this.#again);
    this.#asking?.abort();
    this.#live.close();
  }

  /** Ask for the film of `source` and show it; a name that has no value gets one. Never throws. */
  async #ask(source: Source, also: Partial<Bench>, keepsUnused = false): Promise<void> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    if (this.#again !== null) clearTimeout(this.#again);
    this.#unanswered = null;
    this.#change({ ...also, isBusy: true });
    try {
      const asked = await this.#complete(source, asking.signal, keepsUnused);
      const scene = await this.server.trace(asked, asking.signal);
      if (!asking.signal.aborted) this.#show(scene, asked);
    } catch (error) {
      if (asking.signal.aborted) return;
      const problem = problemOf(error);
      this.#change({ problem, isBusy: false });
      if (problem.code === UNREACHABLE) this.#askLater(source);
    }
  }

  /** A server that cannot be reached is asked again, ever more seldom. */
  #askLater(source: Source): void {
    this.#unanswered = source;
    const pause = PAUSES_MS[Math.min(this.#losses, PAUSES_MS.length - 1)];
    this.#losses += 1;
    this.#again = setTimeout(() => this.#reached(), pause);
  }

  /** A text is looked at first: then every name has a value, and what is wrong with it is no failed request. */
  async #complete(source: Source, signal: AbortSignal, keepsUnused: boolean): Promise<Source> {
    // The graph of a network is that of its arrays; its neurons have a film of their own.
    if (source.kind === "network") return { ...source, detail: "tensor" };
    if (source.kind === "preset") return source;
    const found = await this.server.inputs(source.text, Object.keys(source.inputs), signal);
    return withInputs(source, keepsUnused ? [...found.inputs, ...found.unused] : found.inputs, this.#known);
  }

  #show(scene: Scene, asked: Source): void {
    const found = readSource(scene.source) ?? asked;
    // The normalised document may say the same in other words; the writer's text stays as it was written.
    const source = asked.kind === "expression" ? asked : found;
    const text = source.kind === "expression" ? source.text : null;
    if (source.kind === "expression")
      for (const [name, value] of Object.entries(source.inputs)) this.#known.set(name, value);
    const shownText = asked.kind === "expression" ? this.#bench.text : text;
    const before = this.#bench.scene;
    const isSame = before !== null && before.id !== "" && sameStructure(before, scene);
    this.#change({
      source,
      text: shownText,
      scene: isSame ? before : scene,
      numbers: scene.numbers,
      traceId: scene.id,
      // The film may be of an earlier text than the one in the editor, which is still wrong.
      problem: source.kind === "expression" && text !== shownText ? this.#bench.problem : null,
      isBusy: false,
    });
    this.#losses = 0;
    this.#follow(scene, source);
  }

  /** Of arrays the figures come over the live connection; a film of single numbers needs none. */
  #follow(scene: Scene, source: Source): void {
    const isComputedHere = tapeOf(scene) !== null;
    this.#live.follow(isComputedHere ? null : source);
    if (isComputedHere && !this.#bench.isLive) this.#change({ isLive: true });
  }

  #takeNumbers(answer: ArrayBuffer): void {
    const { scene, traceId } = this.#bench;
    // A late answer to a drag that has ended: the film of the final values is here already.
    if (scene === null || traceId !== null) return;
    this.#change({ numbers: readNumbers(answer, scene).numbers, problem: null });
  }

  async #followSlowly(source: ExpressionSource): Promise<void> {
    try {
      const scene = await this.server.trace(source);
      const { scene: shown, traceId } = this.#bench;
      if (shown !== null && traceId === null && sameStructure(shown, scene)) this.#change({ numbers: scene.numbers });
    } catch (error) {
      this.#change({ problem: problemOf(error) });
    }
  }

  #stopTyping(): void {
    if (this.#typing !== null) clearTimeout(this.#typing);
    this.#typing = null;
  }

  #change(patch: Partial<Bench>): void {
    this.#bench = { ...this.#bench, ...patch };
    this.dispatchEvent(new Event("change"));
  }
}

/** Numbers of one digit behind the point, each its own: 0.1, 0.8, 0.5, ... */
function madeTensor(shape: readonly number[], first = 0): Tensor {
  const [length, ...rest] = shape;
  if (length === undefined) return (((first * 7) % 10) + 1) / 10;
  const size = rest.reduce((product, each) => product * each, 1);
  return Array.from({ length }, (_, k) => madeTensor(rest, first + k * size));
}

/** What brings the bench back to the last digit: a worked example by its name. */
export function sourceOf({ preset, source }: Bench): Source | null {
  return preset === null ? source : { kind: "preset", id: preset };
}

/** Do both draw the same picture, with other figures perhaps? */
export function sameStructure(a: Scene, b: Scene): boolean {
  return picture(a) === picture(b);
}

function picture({ nodes, output, layout, readAs }: Scene): string {
  const drawn = nodes.map(({ id, op, inputs, shape, label, span, options }) => [
    id,
    op,
    inputs,
    shape,
    label,
    span,
    options,
  ]);
  return JSON.stringify([drawn, output, layout?.width, layout?.height, readAs]);
}

function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return plainProblem("unreadable", error instanceof Error ? error.message : String(error));
}
