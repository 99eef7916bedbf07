/** Which neuron one has zoomed into, and which one has been in. */
import type { NeuronPart } from "../core/network/neuron";
import type { Scene } from "../model/types";
import type { ViewName } from "./api";
import { networks } from "./networks";

/** What is shown. */
interface Shown {
  readonly film: Scene | null;
  readonly view: ViewName;
}

export class Zoom {
  private wanted: string | null = null;
  private told: string | null = null;
  private last: string | null = null;

  constructor(
    private readonly shown: Shown,
    private readonly tell: (neuron: string | null) => void,
  ) {}

  /** The neuron one is in; null where there is none of that name, or no picture of neurons. */
  get part(): NeuronPart | null {
    const { film, view } = this.shown;
    return film && this.wanted !== null && view !== "graph" ? (networks()?.neuron(film, this.wanted) ?? null) : null;
  }

  get neuron(): string | null {
    return this.part && this.wanted;
  }

  /** The neuron one is in, or was in before. */
  get visited(): string | null {
    return this.last;
  }

  /** `isByPage`: the page knows. */
  choose(neuron: string | null, isByPage: boolean): void {
    this.wanted = neuron;
    if (isByPage) this.told = neuron;
  }

  /** Where another network is shown, nobody has been in its neurons yet. */
  forget(): void {
    this.last = null;
  }

  /** Remember where one is, and tell the page of what it does not know. */
  settle(): void {
    const { neuron } = this;
    this.last = neuron ?? this.last;
    if (this.shown.view === "graph" || this.told === neuron) return;
    this.told = neuron;
    this.tell(neuron);
  }

  /** The neuron that `node` belongs to, where one can zoom into it. */
  neuronOf(node: number): string | null {
    const { film, view } = this.shown;
    const name = film && view !== "graph" ? (networks()?.neuronOf(film, node) ?? null) : null;
    return film && name !== null && networks()?.neuron(film, name) ? name : null;
  }

  /** The first step from `t` on that happens in the neuron; null where there is none. */
  nextStep(t: number): number | null {
    const next = this.part?.isHere.findIndex((isHere, step) => isHere && step >= t) ?? -1;
    return next < 0 ? null : next;
  }
}
