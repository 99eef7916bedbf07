/** Which film is in the clock: that of every step of the trace, or that of an order of evaluation. */
import type { Frame } from "../core/frame";
import { frameAt } from "../core/frame-at";
import type { OrderPlayback } from "../core/network/order-playback";
import type { OrderName } from "../core/network/recursion";
import { type Timeline, timelineOf } from "../core/timeline";
import type { Span } from "../core/units";
import type { Numbers, Scene } from "../model/types";
import { networks } from "./networks";

export class Programme {
  /** The order that is wanted wherever it can be played. */
  asked: OrderName = "trace";
  private scene: Scene | null = null;
  private playing: OrderName = "trace";
  private inOrder: OrderPlayback | null = null;
  private wound: Timeline | null = null;
  /** Where the trace's film waits meanwhile. */
  private waitsAt = 0;

  get order(): OrderName {
    return this.playing;
  }

  get film(): OrderPlayback | null {
    return this.inOrder;
  }

  get timeline(): Timeline | null {
    return this.wound;
  }

  load(scene: Scene | null): void {
    this.scene = scene;
    this.playing = "trace";
    this.inOrder = null;
    this.wound = scene && timelineOf(scene);
    this.waitsAt = 0;
  }

  /** Put in what is wanted; the t to go on from, or null where it is in already. */
  change(isReversed: boolean, t: number): number | null {
    const { scene, asked, playing } = this;
    const at = playing === "trace" ? t : this.waitsAt;
    const film = scene && isReversed && asked !== "trace" ? (networks()?.film(scene, asked, at) ?? null) : null;
    const wanted = film ? asked : "trace";
    if (!scene || wanted === playing) return null;
    if (playing === "trace") this.waitsAt = t;
    this.playing = wanted;
    this.inOrder = film;
    this.wound = film?.timeline ?? timelineOf(scene);
    return film ? 0 : this.waitsAt;
  }

  frameAt(scene: Scene, numbers: Numbers, t: number, span: Span | null): Frame {
    return this.inOrder?.frameAt(numbers, t) ?? frameAt(scene, numbers, t, span);
  }
}
