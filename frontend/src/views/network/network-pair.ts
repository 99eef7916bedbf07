/**
 * A network, its mirror, or both, one above the other: the same moment in both, and what is pointed at is lit in both.
 * Where there is no room for two pictures there is the one in which the step happens, and a line says so.
 */
import { type BothRooms, captionHeight } from "../../core/network/both";
import type { OrderName } from "../../core/network/recursion";
import type { Network } from "../../core/network/structure";
import { networkWords } from "../../core/network/view-words";
import type { Direction } from "../../core/walk";
import type { Numbers, Scene } from "../../model/types";
import type { Pick, Picture, Renderer } from "../shared/renderer";
import { show, write } from "../shared/svg";
import { GivenSeeds } from "./given-seeds";
import { NetworkView } from "./network-view";
import { OrderBar } from "./order-bar";

/** What a hand on the picture asks of the player. */
export interface NetworkHand {
  /** The hand has changed what is shown. */
  redraw(): void;
  choose(order: OrderName): void;
}

export class NetworkPair implements Renderer {
  readonly element = document.createElement("div");
  readonly fills = true;
  /** What stands below the picture. */
  readonly bar: OrderBar;
  readonly #given: GivenSeeds;
  readonly #main: NetworkView;
  readonly #captions = [captionOf("network"), captionOf("reversed")] as const;
  /** The reversed network below; made when it is first asked for. */
  #below: NetworkView | null = null;
  #isBelow = false;

  constructor(
    private readonly scene: Scene,
    private readonly network: Network,
    hand: NetworkHand,
  ) {
    this.element.className = "network-pair";
    this.#given = new GivenSeeds(scene, network, () => hand.redraw());
    this.bar = new OrderBar(scene, network, {
      choose: (order) => hand.choose(order),
      reset: () => this.#given.reset(),
    });
    this.#main = new NetworkView(scene, network, this.#given);
    this.element.append(this.#main.element, ...this.#captions);
  }

  draw(picture: Picture): void {
    const { frame, messages, mirror, isBoth } = picture;
    const rooms = isBoth ? this.#main.roomsFor(picture) : null;
    this.#isBelow = rooms !== null;
    if (this.#below) show(this.#below.element, this.#isBelow);
    for (const caption of this.#captions) show(caption, isBoth);
    if (rooms) this.#drawBoth(picture, rooms);
    else if (isBoth) this.#drawOne(picture);
    else {
      this.#main.title = "";
      this.#main.half = null;
      place(this.#main, 0, null);
      this.#main.draw(picture);
    }
    this.bar.draw(frame, messages, mirror > 0 || isBoth, !this.#given.isEmpty && (mirror === 1 || isBoth));
  }

  adjust(numbers: Numbers, mirror: number): Numbers {
    return this.#given.adjust(numbers, mirror);
  }

  pick(target: EventTarget | null): Pick {
    return this.#main.pick(target);
  }

  walk(node: number, direction: Direction): number {
    return this.#main.walk(node, direction);
  }

  focus(node: number): void {
    (this.#below?.element.matches(":focus-within") ? this.#below : this.#main).focus(node);
  }

  destroy(): void {
    this.element.remove();
  }

  #drawBoth(picture: Picture, { size, caption }: BothRooms): void {
    const { network, reversed } = networkWords(picture.messages).both;
    this.#below ??= this.#addBelow();
    this.#caption(0, network, 0, picture);
    this.#caption(1, reversed, size.height + caption, picture);
    Object.assign(this.#main, { title: network, half: "forward" });
    Object.assign(this.#below, { title: reversed, half: "backward" });
    place(this.#main, caption, size.height);
    place(this.#below, size.height + 2 * caption, size.height);
    this.#main.draw({ ...picture, view: size });
    this.#below.draw({ ...picture, view: size, mirror: 1 });
  }

  #drawOne(picture: Picture): void {
    const { view, frame, messages } = picture;
    const words = networkWords(messages).both;
    const isReversed = frame.order !== undefined || frame.active?.pass === "backward";
    const caption = captionHeight(picture);
    const text = isReversed ? words.noRoom.reversed : words.noRoom.network;
    this.#caption(0, text, 0, picture);
    show(this.#captions[1], false);
    Object.assign(this.#main, { title: text, half: null });
    place(this.#main, caption, view.height - caption);
    // A player that is not laid out yet has no height at all.
    const size = { width: view.width, height: Math.max(0, view.height - caption) };
    this.#main.draw({ ...picture, view: size, mirror: isReversed ? 1 : 0 });
  }

  #addBelow(): NetworkView {
    const below = new NetworkView(this.scene, this.network, this.#given);
    this.element.append(below.element);
    return below;
  }

  #caption(index: 0 | 1, text: string, top: number, { floor }: Picture): void {
    const element = this.#captions[index];
    write(element, text);
    element.style.insetBlockStart = `${top}px`;
    element.style.blockSize = `${captionHeight({ floor })}px`;
    element.style.fontSize = `${floor}px`;
  }
}

function captionOf(of: string): HTMLElement {
  const element = document.createElement("p");
  element.className = "network-caption";
  element.dataset.of = of;
  // The picture itself is called so.
  element.setAttribute("aria-hidden", "true");
  return element;
}

/** `height` null: all that there is. */
function place({ element }: NetworkView, top: number, height: number | null): void {
  element.style.insetBlockStart = `${top}px`;
  element.style.blockSize = height === null ? "" : `${height}px`;
}
