/** Steps of gradient descent: looked at before they are taken, kept as a course, and undone to the last digit. */

import { LatestOnly } from "../latest-only";
import type { Server } from "../server";
import { sourceOf, type Workbench } from "../workbench";
import { totalOf } from "./accumulate";
import { added, type Course, courseFrom, measured, pointOf, stepped, visited, zeroed } from "./course";
import type { NetworkDocument } from "./document";
import { type Figures, figuresOf, type ParameterArrays } from "./figures";
import { updated } from "./update";

/** Down the gradient at the point where one is, or down what .grad holds. */
export type GradientChoice = "fresh" | "accumulated";

/** A step of gradient descent that could be taken. */
export interface Preview {
  readonly eta: number;
  readonly after: NetworkDocument;
  /** L with the new parameters. */
  readonly loss: number;
}

interface StepsEvents {
  readonly onPreview: (way: GradientChoice, preview: Preview) => void;
  /** `undos` actions can be undone. */
  readonly onCourse: (course: Course | null, undos: number) => void;
  readonly onProblem: (error: unknown) => void;
}

interface StepWish {
  readonly document: NetworkDocument;
  readonly figures: Figures;
  readonly eta: number;
  /** What .grad holds; null where it is empty. */
  readonly held: ParameterArrays | null;
}

export class Steps {
  #course: Course | null = null;
  /** The courses before each action, for undo. */
  #before: Course[] = [];
  /** The course whose point is on its way to the bench. */
  #going: Course | null = null;
  readonly #wishes = new LatestOnly<StepWish>((wish) => this.#weigh(wish));

  constructor(
    private readonly server: Server,
    private readonly workbench: Workbench,
    /** L of a document, computed in the page; null where that needs the server. */
    private readonly lossHere: (document: NetworkDocument) => number | null,
    private readonly events: StepsEvents,
  ) {}

  get course(): Course | null {
    return this.#course;
  }

  /** `document` is on the bench now; where no step has led to it a new course begins. */
  begin(document: NetworkDocument, { loss }: Figures): void {
    const going = this.#going;
    this.#going = null;
    const source = sourceOf(this.workbench.bench);
    if (going !== null && isAt(going, document)) this.#course = measured(going, loss);
    else if (this.#course === null || !isAt(this.#course, document)) {
      this.#course = source && courseFrom(source, document, loss);
      this.#before = [];
    }
    this.#tell();
  }

  /** No network is on the bench. */
  leave(): void {
    this.#course = null;
    this.#before = [];
    this.#going = null;
    this.#tell();
  }

  /** Look at the step of size `eta` from `document`, which has `figures`. */
  weigh(document: NetworkDocument, figures: Figures, eta: number): void {
    const held = this.#course && totalOf(pointOf(this.#course).passes);
    this.#wishes.push({ document, figures, eta, held });
  }

  async take({ after, loss }: Preview): Promise<void> {
    if (this.#course !== null) await this.#go(stepped(this.#course, after, loss));
  }

  /** Go to the point `at` of the course, from 0. */
  async visit(at: number): Promise<void> {
    if (this.#course !== null && at !== this.#course.at) await this.#go(visited(this.#course, at));
  }

  /** Add the gradients of a backward pass to .grad; `sample` is null for all samples. */
  add(sample: number | null, gradients: ParameterArrays): void {
    if (this.#course !== null) this.#keep(added(this.#course, sample, gradients));
  }

  zero(): void {
    if (this.#course !== null) this.#keep(zeroed(this.#course));
  }

  /** Back to before the last step, pass or clearing, .grad included. */
  async undo(): Promise<void> {
    const last = this.#before.pop();
    if (last === undefined || this.#course === null) return;
    if (isAt(last, pointOf(this.#course).document)) {
      this.#course = last;
      this.#tell();
    } else {
      this.#going = last;
      await this.workbench.open(pointOf(last).source);
    }
  }

  async #go(course: Course): Promise<void> {
    if (this.#course !== null) this.#before.push(this.#course);
    this.#going = course;
    await this.workbench.open(pointOf(course).source);
    if (this.#going !== course) return;
    // Refused, or the document is what it was.
    this.#going = null;
    if (this.workbench.bench.problem === null) this.#course = course;
    else this.#before.pop();
    this.#tell();
  }

  #keep(course: Course): void {
    if (this.#course !== null) this.#before.push(this.#course);
    this.#course = course;
    this.#tell();
  }

  #tell(): void {
    this.events.onCourse(this.#course, this.#before.length);
  }

  async #weigh({ document, figures, eta, held }: StepWish): Promise<void> {
    const isWanted = () => this.#course !== null && isAt(this.#course, document);
    const look = async (way: GradientChoice, after: NetworkDocument) => {
      const loss = this.lossHere(after) ?? (await this.#lossThere(after));
      if (isWanted() && loss !== undefined) this.events.onPreview(way, { eta, after, loss });
    };
    try {
      await look("fresh", updated(document, figures.gradients, eta));
      if (held !== null) await look("accumulated", updated(document, held, eta));
    } catch (error) {
      if (isWanted()) this.events.onProblem(error);
    }
  }

  async #lossThere(document: NetworkDocument): Promise<number | undefined> {
    const scene = await this.server.trace(document);
    return figuresOf(scene, scene.numbers)?.loss;
  }
}

/** Is `document` the one at the point where one is? */
function isAt(course: Course, document: NetworkDocument): boolean {
  const here = pointOf(course).document;
  return here === document || JSON.stringify(here) === JSON.stringify(document);
}
