/** A box of the loss: a line for each of its nodes, name and value. */
import type { Frame } from "../../core/frame";
import { nameOf } from "../../core/name";
import { LOSS, lossHeight } from "../../core/network/rooms";
import type { Scene, SceneNode } from "../../model/types";
import { FigureLine } from "../shared/figure-line";
import { setName } from "../shared/name";
import type { Picture } from "../shared/renderer";
import { make } from "../shared/svg";
import { Spot } from "./spot";

interface Line {
  readonly index: number;
  readonly spot: Spot;
  readonly value: FigureLine;
}

export class LossBox {
  readonly element: SVGGElement;
  private readonly lines: readonly Line[];

  /** (x, y) is the middle of the upper edge. */
  constructor(
    scene: Scene,
    nodes: readonly number[],
    { x, y, kind }: { readonly x: number; readonly y: number; readonly kind: "term" | "whole" },
    parent: Element,
  ) {
    this.element = make("g", { class: `loss loss-${kind}`, transform: `translate(${x} ${y})` }, parent);
    const half = LOSS.width / 2;
    const height = lossHeight(nodes.length);
    make("rect", { class: "loss-box", x: -half, width: LOSS.width, height, rx: 8 }, this.element);
    this.lines = nodes.map((index, i) => {
      const node = scene.nodes[index] as SceneNode;
      const spot = new Spot(scene, node, "loss", this.element);
      const middle = 5 + (i + 0.5) * LOSS.line;
      const row = { x: -half + 3, y: middle - LOSS.line / 2, width: LOSS.width - 6, height: LOSS.line, rx: 4 };
      make("rect", { class: "ring", ...row }, spot.element);
      setName(
        make("text", { class: "loss-name", x: -half + 9, y: middle, dy: "0.36em" }, spot.element),
        lossName(scene, node),
        8,
      );
      const body = make("g", { class: "body" }, spot.element);
      const text = make("text", { class: "loss-value", x: half - 9, y: middle, dy: "0.36em" }, body);
      return {
        index,
        spot,
        value: new FigureLine(text, {
          key: `value:${node.id}`,
          room: soleLoss(scene, node) ? 40 : 52,
          most: 12,
          size: 9,
        }),
      };
    });
  }

  get spots(): readonly (readonly [number, Element])[] {
    return this.lines.map(({ index, spot }) => [index, spot.element] as const);
  }

  draw(frame: Frame, picture: Picture): void {
    for (const { index, spot, value } of this.lines) {
      const node = frame.nodes[index];
      if (!node) continue;
      spot.draw(node, picture);
      value.draw(node.value?.[0], node.valueOpacity);
    }
  }
}

/** `L = C` where L adds up the loss of a single sample: the film of one of many, whose L is not that of all. */
function lossName(scene: Scene, node: SceneNode): string {
  const operand = soleLoss(scene, node);
  return operand ? `${nameOf(node)} = ${nameOf(operand)}` : nameOf(node);
}

function soleLoss(scene: Scene, node: SceneNode): SceneNode | null {
  const [only, ...others] = scene.edges.filter(({ consumer }) => consumer === node.index);
  const operand = only && others.length === 0 ? scene.nodes[only.source] : undefined;
  return node.index === scene.output && operand?.shape.length === 0 && operand.id === "C" ? operand : null;
}
