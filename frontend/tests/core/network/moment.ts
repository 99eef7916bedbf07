/** A network at a moment, as the view would draw it. */
import { frameAt } from "../../../src/core/frame-at";
import { frameOf, type Half } from "../../../src/core/network/half";
import { networkLayout } from "../../../src/core/network/layout";
import { openedAt, openedBeside } from "../../../src/core/network/opened";
import type { NetworkMoment } from "../../../src/core/network/picture";
import { networkOf } from "../../../src/core/network/structure";
import { networkWords } from "../../../src/core/network/view-words";
import { widestWeight } from "../../../src/core/network/weight-labels";
import type { Span } from "../../../src/core/units";
import type { Scene } from "../../../src/model/types";

export interface View {
  readonly width: number;
  readonly height: number;
  readonly floor: number;
  readonly digits: number;
  readonly mirror: number;
  readonly everything?: boolean;
  readonly nodes?: readonly number[];
  /** Of a network and its mirror, one above the other. */
  readonly half?: Half;
}

export function momentAt(scene: Scene, t: number, span: Span | null, view: View): NetworkMoment {
  const network = networkOf(scene);
  if (!network) throw new Error("no network");
  const { numbers } = scene;
  const { width, height, floor, digits, mirror, everything = false, nodes = [], half } = view;
  const now = frameAt(scene, numbers, t, span);
  const frame = half ? frameOf(half, scene, numbers, now) : now;
  const weights = network.layers.flat().flatMap((neuron) => neuron.weights);
  const weightEms = widestWeight(
    weights.map(({ weight }) => numbers.values[weight]?.[0] ?? 0),
    digits,
  );
  const sizes = [network.inputs.length, ...network.layers.map((layer) => layer.length)];
  const layout = networkLayout({ sizes, weightEms }, { size: { width, height }, floor, digits });
  const asking = { nodes: new Set(nodes), everything };
  const opened = openedAt(scene, network, now, asking);
  const hand = frame === now ? opened : openedBeside(opened, asking);
  return {
    scene,
    network,
    layout,
    frame,
    numbers,
    hand,
    mirror,
    words: networkWords({ tag: "en" }),
    factor: null,
    isWhatIf: false,
  };
}
