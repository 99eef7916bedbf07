/** The seeds that a hand has given a network in place of the trace's own, and the figures that follow from them. */
import { ownSeeds, type Seeds, withSeeds } from "../../core/network/backward";
import type { Network } from "../../core/network/structure";
import type { Numbers, Scene } from "../../model/types";

export class GivenSeeds {
  #given: Seeds = new Map();
  #before: Seeds = new Map();
  #changed: { readonly numbers: Numbers; readonly seeds: Seeds; readonly shown: Numbers } | null = null;
  /** The trace's own figures. */
  #own: Numbers | null = null;

  constructor(
    private readonly scene: Scene,
    private readonly network: Network,
    /** Others are given. */
    private readonly onChange: () => void,
  ) {}

  get isEmpty(): boolean {
    return this.#given.size === 0;
  }

  /** `numbers`, or what follows from the seeds in place of them; where the network is not seen reversed, themselves. */
  adjust(numbers: Numbers, mirror: number): Numbers {
    this.#own = numbers;
    if (this.isEmpty || mirror < 1) return numbers;
    const { scene, network } = this;
    const [changed, given] = [this.#changed, this.#given];
    if (changed?.numbers === numbers && changed.seeds === given) return changed.shown;
    const shown = withSeeds(scene, numbers, new Map([...ownSeeds(scene, numbers, network), ...given]));
    this.#changed = { numbers, seeds: given, shown };
    return shown;
  }

  /** How many times its own every gradient of the network is; null where they differ in that. */
  factorOf(numbers: Numbers): number | null {
    const { network } = this;
    const own = this.#own;
    const nodes = network.layers.flat().map(({ z }) => z);
    const factors = nodes.flatMap((z) => {
      const [now, before] = [numbers.gradients[z]?.[0], own?.gradients[z]?.[0]];
      return now === undefined || !before ? [] : [now / before];
    });
    const [first] = factors;
    return first !== undefined && factors.every((each) => Math.abs(each - first) < 1e-9 * Math.abs(first))
      ? first
      : null;
  }

  /** A hand takes hold: what it scales is what there is now. */
  start(): void {
    const { scene, network } = this;
    const [own, given] = [this.#own, this.#given];
    this.#before = new Map([...(own ? ownSeeds(scene, own, network) : []), ...given]);
  }

  scale(factor: number): void {
    this.#give(new Map([...this.#before].map(([node, seed]) => [node, seed * factor])));
  }

  change(node: number, value: number): void {
    this.#give(new Map([...this.#given, [node, value]]));
  }

  reset(): void {
    this.#give(new Map());
  }

  #give(seeds: Seeds): void {
    this.#given = seeds;
    this.onChange();
  }
}
