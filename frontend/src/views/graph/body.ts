/** The body of a node: circle, yellow square, small constant, cells or heat map, with the value in it. */
import type { NodeFrame } from "../../core/frame";
import type { NodePlace, Scene, SceneNode } from "../../model/types";
import { clipped, fitted, fontSize } from "../shared/figure";
import { makeGrid } from "../shared/grid";
import type { Palette } from "../shared/heat-image";
import { fade, make, put, show, write } from "../shared/svg";

const FONT = { most: 16, least: 9 };
/** Room left free beside a figure: more in a circle, which is narrower where the figure stands. */
const MARGINS = { circle: 10, square: 6, rounded: 4, cells: 0, heat: 0 };

export interface BodyDrawing {
  readonly element: SVGGElement;
  draw(frame: NodeFrame, palette: Palette): void;
}

export function makeBody(scene: Scene, node: SceneNode, place: NodePlace): BodyDrawing {
  return node.shape.length === 0 ? scalarBody(scene, node, place) : arrayBody(place);
}

function arrayBody({ body }: NodePlace): BodyDrawing {
  const element = make("g", { class: "body", transform: `translate(0 ${body.dy})` });
  const grid = makeGrid(body, -body.width / 2, -body.height / 2, false);
  element.append(grid.element);
  return { element, draw: (frame, palette) => grid.draw(frame.value, frame.valueOpacity, palette) };
}

function scalarBody(scene: Scene, node: SceneNode, { body }: NodePlace): BodyDrawing {
  const element = make("g", { class: "body", transform: `translate(0 ${body.dy})` });
  const { width, height } = body;
  if (body.kind === "circle") make("circle", { class: "shape", r: width / 2 }, element);
  else {
    const rx = body.kind === "square" ? 9 : 7;
    make("rect", { class: "shape", x: -width / 2, y: -height / 2, width, height, rx }, element);
  }
  const symbol = node.isLeaf ? "" : (scene.ops[node.op]?.symbol ?? node.op);
  const lower = symbol ? 6 : 0;
  if (symbol) {
    const text = make("text", { class: "symbol", y: -12, dy: "0.35em" }, element);
    text.textContent = clipped(symbol, 7);
    put(text, "font-size", Math.min(14, 44 / (text.textContent.length * 0.58)).toFixed(1));
  }
  const unknown = make("text", { class: "unknown", y: lower, dy: "0.35em" }, element);
  unknown.textContent = "?";
  const value = make("text", { class: "value", y: lower, dy: "0.35em" }, element);
  const room = width - MARGINS[body.kind];
  return {
    element,
    draw(frame) {
      show(unknown, frame.value === null);
      fade(value, frame.value === null ? 0 : frame.valueOpacity);
      if (!frame.value) return;
      const text = fitted(frame.value[0] ?? Number.NaN, room / FONT.least);
      write(value, text);
      put(value, "font-size", fontSize(text, room, FONT.most));
    },
  };
}
