/** The training tab: what is trained, whether the tab is open, and the step that is on the bench as a film.
 *
 * The tab is opened for the network on the bench, for an example, or by an address. Leaving it for another view puts
 * the step one is at on the bench; nothing is lost by that, the training waits where it is.
 */

import type { Points } from "../../core/training/points";
import type { Framework } from "../exports";
import type { NetworkBench } from "../network/bench";
import type { View } from "../network/views";
import { type Problem, ProblemError, readProblem } from "../problem";
import { saveText } from "../save";
import type { Server } from "../server";
import type { Source } from "../source";
import type { Workbench } from "../workbench";
import { type Datasets, NO_DATASETS, readDatasets, smallPictures } from "./datasets";
import { readTraining, sameTraining, type TrainingDocument, trainingOf } from "./document";
import { NO_EXAMPLES, readExamples, type TrainingExample } from "./examples";
import type { Trainer } from "./trainer";
import type { StepUpdate } from "./update";

/** What an address says of a training. */
interface TrainingPlace {
  readonly training?: TrainingDocument;
  readonly at?: number;
  /** Samples in the film; 0 is the whole batch. */
  readonly take?: number;
}

type TabPlace = TrainingPlace & { readonly source: Source | null };

interface Arriving {
  readonly source: Source | null;
  readonly problem: Problem | null;
}

interface TabState {
  readonly isOpen: boolean;
  /** The step that is on the bench as a film; null where the bench has nothing to do with the training. */
  readonly filmStep: number | null;
  /** What that step does to the parameters. */
  readonly filmUpdate: StepUpdate | null;
  /** Samples of a film; null for the whole batch. */
  readonly samples: number | null;
  readonly datasets: Datasets;
  readonly thumbs: ReadonlyMap<string, Points>;
  readonly examples: readonly TrainingExample[];
}

const FIRST: TabState = {
  isOpen: false,
  filmStep: null,
  filmUpdate: null,
  samples: 1,
  datasets: NO_DATASETS,
  thumbs: new Map(),
  examples: NO_EXAMPLES,
};

export class TrainingTab extends EventTarget {
  #state = FIRST;
  /** The source on the bench that the training was made for, and the document it was given. */
  #origin: { readonly source: string; readonly document: TrainingDocument } | null = null;
  /** The source on the bench that is the film. */
  #film: string | null = null;
  #restedAt = 0;

  constructor(
    readonly trainer: Trainer,
    private readonly server: Server,
    private readonly workbench: Workbench,
    private readonly network: NetworkBench,
  ) {
    super();
    trainer.addEventListener("change", () => this.#follow());
  }

  get state(): TabState {
    return this.#state;
  }

  /** Ask for the lists of examples and data sets. Without them the rest works all the same. */
  async learn(): Promise<void> {
    const examples = readExamples(await this.server.get("training/examples").catch(() => null));
    const datasets = readDatasets(await this.server.get("datasets").catch(() => null));
    this.#change({ examples, datasets });
    if (this.#state.isOpen) this.#draw();
  }

  /** Open the tab on `document`, at rest at `step`. */
  async show(document: TrainingDocument, step = 0): Promise<void> {
    this.#film = null;
    this.#open();
    await this.trainer.open(document, step);
  }

  async showExample(id: string): Promise<void> {
    const example = this.#state.examples.find((each) => each.id === id);
    if (!example) return;
    this.forget();
    await this.show(example.document);
  }

  /** Open the tab for the network on the bench: the training it is a film of, or one of its own. */
  async showBench(): Promise<void> {
    const { source, preset } = this.workbench.bench;
    const key = JSON.stringify(source);
    const isKnown = this.#state.filmStep !== null || this.#origin?.source === key;
    if (isKnown && this.trainer.state.document !== null) this.#open();
    else if (source?.kind === "network") {
      const { detail: _, ...network } = source;
      const document = trainingOf(preset === null ? network : { kind: "preset", id: preset });
      this.#origin = { source: key, document };
      await this.show(document);
    }
  }

  /** Leave the tab for a view of the network: the one on the bench, or that of the step one is at. */
  async leave(view: View): Promise<void> {
    const { document, step } = this.trainer.state;
    const isUntouched = step === 0 && this.#origin !== null && this.#origin.document === document;
    if (isUntouched && this.#origin?.source === JSON.stringify(this.workbench.bench.source)) {
      this.#change({ isOpen: false });
      this.network.look({ view, neuron: null });
    } else await this.showFilm(view);
  }

  /** Put the step one is at on the bench. Rejects with a ProblemError. */
  async showFilm(view: View, sample = 0): Promise<void> {
    const { step, source, update } = await this.trainer.moment(this.#state.samples);
    this.network.expect({ view, sample, neuron: null });
    await this.workbench.open(source);
    await this.network.settled();
    this.#film = JSON.stringify(this.workbench.bench.source);
    this.#change({ isOpen: false, filmStep: step, filmUpdate: update });
  }

  /** The film of the next step in place of this one. */
  async next(): Promise<void> {
    const { view, sample } = this.network;
    this.trainer.step();
    await this.trainer.settled();
    await this.showFilm(view, sample);
  }

  /** Another document is on the bench, which has nothing to do with the training. */
  forget(): void {
    this.trainer.pause();
    this.#film = null;
    this.#change({ isOpen: false, filmStep: null });
  }

  take(samples: number | null): void {
    this.#change({ samples });
  }

  /** What an address of a film wants on the bench: a source of its own, or the step that is next in the training. */
  async filmAt({ source, training, at = 0, take = 1 }: TabPlace): Promise<Arriving> {
    if (training === undefined) return { source, problem: null };
    this.#change({ samples: take === 0 ? null : take });
    await this.trainer.open(training, at);
    const { phase, problem, step } = await this.trainer.settled();
    if (phase === "refused") return { source, problem };
    try {
      const moment = await this.trainer.moment(this.#state.samples);
      this.#change({ isOpen: false, filmStep: step, filmUpdate: moment.update });
      return { source: source ?? moment.source, problem: null };
    } catch (error) {
      return { source, problem: error instanceof ProblemError ? error.problem : null };
    }
  }

  /** What the bench shows now is the film. */
  settle(): void {
    this.#film = JSON.stringify(this.workbench.bench.source);
  }

  /** What the address says of the training. */
  get place(): TrainingPlace {
    const { document: training } = this.trainer.state;
    const { isOpen, filmStep, samples } = this.#state;
    if (training === null || (!isOpen && filmStep === null)) return {};
    const at = isOpen ? this.#restedAt : (filmStep ?? 0);
    const take = isOpen || samples === 1 ? {} : { take: samples ?? 0 };
    return { training, ...(at > 0 ? { at } : {}), ...take };
  }

  /** Is what is on the bench the film as it came, so that training and step say it all? */
  get isPlainFilm(): boolean {
    return this.#state.filmStep !== null && this.#film === JSON.stringify(this.workbench.bench.source);
  }

  /** Train what a file holds; false where it is no training document. */
  load(text: string): boolean {
    let json: unknown = null;
    try {
      json = JSON.parse(text);
    } catch {
      return false;
    }
    const document = readTraining(json);
    if (document !== null) void this.show(document);
    return document !== null;
  }

  save(): void {
    saveText("chainrule-training.json", JSON.stringify(this.trainer.state.document, null, 1));
  }

  /** The training as a program. Rejects with a ProblemError. */
  code(framework: Framework, language: string): Promise<string> {
    const { document } = this.trainer.state;
    return document === null ? Promise.resolve("") : fetchTrainingCode(this.server, document, framework, language);
  }

  /** The example that is being trained as it was given. */
  get example(): TrainingExample | null {
    const { document } = this.trainer.state;
    return this.#state.examples.find((each) => document !== null && sameTraining(each.document, document)) ?? null;
  }

  #open(): void {
    this.#change({ isOpen: true });
    this.#draw();
  }

  /** The data sets in small, once they are known and somebody looks. */
  #draw(): void {
    if (this.#state.thumbs.size > 0) return;
    void smallPictures(this.server, this.#state.datasets).then((thumbs) => this.#change({ thumbs }));
  }

  #follow(): void {
    const { phase, step } = this.trainer.state;
    if (phase === "paused" || phase === "done" || phase === "diverged") this.#restedAt = step;
    this.dispatchEvent(new Event("change"));
  }

  #change(patch: Partial<TabState>): void {
    this.#state = { ...this.#state, ...patch };
    this.dispatchEvent(new Event("change"));
  }
}

const PROGRAM = "text/x-python";

/** A training as a program, as the server writes it. Rejects with a ProblemError, in `language`, where there is none, as for large data. */
async function fetchTrainingCode(
  server: Server,
  document: TrainingDocument,
  framework: Framework,
  language: string,
): Promise<string> {
  const address = server.address("training/code");
  address.searchParams.set("framework", framework);
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": language, Prefer: "refusals=answers" },
    body: JSON.stringify(document),
  });
  if (answer.headers.get("Content-Type")?.startsWith(PROGRAM)) return answer.text();
  throw new ProblemError(readProblem(await answer.json().catch(() => null), answer.status));
}
