/** Steps of gradient descent: looked at before they are taken, and undone to the last digit. */

import { Newest } from "../newest";
import type { Server } from "../server";
import type { Source } from "../source";
import type { Bench, Workbench } from "../workbench";
import type { NetworkDocument } from "./document";
import { type Figures, figuresOf } from "./figures";
import { updated, withParameters } from "./update";

/** A step of gradient descent that could be taken. */
export interface Preview {
  readonly eta: number;
  readonly after: NetworkDocument;
  /** L with the new parameters. */
  readonly loss: number;
}

export interface StepsEvents {
  readonly onPreview: (preview: Preview) => void;
  readonly onProblem: (error: unknown) => void;
}

interface Wish {
  readonly document: NetworkDocument;
  readonly figures: Figures;
  readonly eta: number;
}

/** What undoes a step: what was on the bench before it, and the document it led to. */
interface Taken {
  readonly before: Source;
  readonly after: string;
}

export class Steps {
  #document: NetworkDocument | null = null;
  #taken: Taken[] = [];
  readonly #wishes = new Newest<Wish>((wish) => this.#weigh(wish));

  constructor(
    private readonly server: Server,
    private readonly workbench: Workbench,
    private readonly events: StepsEvents,
  ) {}

  /** How many can be undone. */
  get count(): number {
    return this.#taken.length;
  }

  /** `document` is on the bench now; where no step has led to it there is no step to undo. */
  begin(document: NetworkDocument | null): void {
    this.#document = document;
    if (this.#taken.at(-1)?.after !== JSON.stringify(document)) this.#taken = [];
  }

  /** Look at the step of size `eta` from `document`, which has `figures`. */
  weigh(document: NetworkDocument, figures: Figures, eta: number): void {
    this.#wishes.push({ document, figures, eta });
  }

  async take({ after }: Preview): Promise<void> {
    const before = sourceOf(this.workbench.bench);
    if (before === null) return;
    this.#taken.push({ before, after: JSON.stringify(after) });
    await this.workbench.open(after);
  }

  async undo(): Promise<void> {
    const last = this.#taken.pop();
    if (last) await this.workbench.open(last.before);
  }

  async #weigh({ document, figures, eta }: Wish): Promise<void> {
    try {
      const after = (await this.#trained(document, eta)) ?? updated(document, figures.gradients, eta);
      const scene = await this.server.trace(after);
      const loss = figuresOf(scene, scene.numbers)?.loss;
      if (document === this.#document && loss !== undefined) this.events.onPreview({ eta, after, loss });
    } catch (error) {
      if (document === this.#document) this.events.onProblem(error);
    }
  }

  /** One step of the server's training; null where it does not train. */
  async #trained(document: NetworkDocument, eta: number): Promise<NetworkDocument | null> {
    const job = { source: document, optimiser: "sgd", eta, steps: 1, snapshots: 0 };
    const answer = await this.server.post("training", job).catch(() => null);
    return withParameters(document, answer);
  }
}

/** What brings the bench back: a worked example by its name. */
function sourceOf({ preset, source }: Bench): Source | null {
  return preset === null ? source : { kind: "preset", id: preset };
}
