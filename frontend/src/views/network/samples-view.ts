/** Networks of several samples, one at a time: the one whose pass the step belongs to. The weights are the same in all. */
import type { Frame } from "../../core/frame";
import { endOf, networkOf, sampleAt } from "../../core/network/structure";
import type { Direction } from "../../core/walk";
import type { Numbers, Scene } from "../../model/types";
import type { Pick, Picture, Renderer } from "../shared/renderer";
import { show } from "../shared/svg";
import { type NetworkHand, NetworkPair } from "./network-pair";

export class SamplesView implements Renderer {
  readonly element = document.createElement("div");
  readonly fills = true;
  /** What stands below the picture. */
  readonly bar = document.createElement("div");
  /** By the end of the sample's ids: `@2`. */
  readonly #views = new Map<string, NetworkPair>();
  #shown: NetworkPair | undefined;

  constructor(
    private readonly scene: Scene,
    hand: NetworkHand,
  ) {
    for (const end of new Set(scene.nodes.map(endOf))) {
      const network = networkOf(scene, end);
      if (!network) continue;
      const view = new NetworkPair(scene, network, hand);
      this.#views.set(end, view);
      this.element.append(view.element);
      this.bar.append(view.bar.element);
    }
  }

  draw(picture: Picture): void {
    const now = this.#views.get(this.#endAt(picture.frame)) ?? this.#views.values().next().value;
    this.#shown = now;
    for (const view of this.#views.values()) {
      show(view.element, view === now);
      show(view.bar.element, view === now);
    }
    now?.draw(picture);
  }

  adjust(numbers: Numbers, mirror: number): Numbers {
    return this.#shown?.adjust(numbers, mirror) ?? numbers;
  }

  pick(target: EventTarget | null): Pick {
    return this.#shown?.pick(target) ?? {};
  }

  walk(node: number, direction: Direction): number {
    return this.#shown?.walk(node, direction) ?? node;
  }

  focus(node: number): void {
    this.#shown?.focus(node);
  }

  destroy(): void {
    this.element.remove();
  }

  #endAt({ active, order }: Frame): string {
    return order ? order.sample : sampleAt(this.scene, active);
  }
}
