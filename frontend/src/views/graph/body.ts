/** The body of a node: circle, yellow square, small constant, cells or heat map, with the value in it. */
import type { NodeFrame } from "../../core/frame";
import type { NodePlace, Scene, SceneNode } from "../../model/types";
import { changes } from "../shared/changes";
import { clipped, fitted, fontSize } from "../shared/figure";
import { makeGrid } from "../shared/grid";
import type { Picture } from "../shared/renderer";
import { fade, make, put, show, write } from "../shared/svg";
import { FLOOR_FONT, FONT } from "./fonts";

/** Room left free beside a figure: more in a circle, which is narrower where the figure stands. */
const MARGINS = { circle: 6, square: 5, rounded: 3, cells: 0, heat: 0 };
const SYMBOL = { y: -13, room: 46, most: 15 };
/** In a flat body the sign of an op stands beside the value, where it is short. */
const BESIDE = { letters: 1, width: 15 };

interface BodyDrawing {
  readonly element: SVGGElement;
  draw(frame: NodeFrame, picture: Picture): void;
}

export function makeBody(scene: Scene, node: SceneNode, place: NodePlace): BodyDrawing {
  return node.shape.length === 0 ? scalarBody(scene, node, place) : arrayBody(place);
}

function arrayBody({ body }: NodePlace): BodyDrawing {
  const element = make("g", { class: "body", transform: `translate(0 ${body.dy})` });
  const grid = makeGrid(body, -body.width / 2, -body.height / 2, false);
  element.append(grid.element);
  return { element, draw: (frame, { palette }) => grid.draw(frame.value, frame.valueOpacity, palette) };
}

function scalarBody(scene: Scene, node: SceneNode, { body, isCompact = false }: NodePlace): BodyDrawing {
  const element = make("g", { class: "body", transform: `translate(0 ${body.dy})` });
  const { width, height } = body;
  if (body.kind === "circle" && !isCompact) make("circle", { class: "shape", r: width / 2 }, element);
  else {
    const rx = body.kind === "circle" ? height / 2 : body.kind === "square" ? 9 : 7;
    make("rect", { class: "shape", x: -width / 2, y: -height / 2, width, height, rx }, element);
  }
  const symbol = node.isLeaf ? "" : (scene.ops[node.op]?.symbol ?? node.op);
  const beside = isCompact && [...symbol].length > BESIDE.letters ? 0 : BESIDE.width;
  const hasSymbol = symbol !== "" && (!isCompact || beside > 0);
  const at = !hasSymbol ? { x: 0, y: 0 } : isCompact ? { x: beside / 2 - 1, y: 0 } : { x: 0, y: 7 };
  // Else it would be read as the sign of the number.
  if (hasSymbol && isCompact) {
    const x = beside - width / 2;
    make("path", { class: "between", d: `M${x} ${5 - height / 2}V${height / 2 - 5}` }, element);
  }
  if (hasSymbol) {
    const own = isCompact ? { x: (beside - width) / 2 + 1, y: 0 } : { y: SYMBOL.y };
    const text = make("text", { class: "symbol", ...own, dy: "0.35em" }, element);
    text.textContent = clipped(symbol, 7);
    const size = isCompact ? FLOOR_FONT : SYMBOL.room / (text.textContent.length * 0.58);
    put(text, "font-size", Math.max(FLOOR_FONT, Math.min(SYMBOL.most, size)).toFixed(1));
  }
  const unknown = make("text", { class: "unknown", ...at, dy: "0.35em" }, element);
  unknown.textContent = "?";
  const value = make("text", { class: "value", ...at, dy: "0.35em" }, element);
  const room = width - (isCompact ? 4 : MARGINS[body.kind]) - (isCompact && hasSymbol ? beside : 0);
  const isNew = changes();
  return {
    element,
    draw(frame, { digits }) {
      if (!isNew(frame.value, frame.valueOpacity, digits)) return;
      show(unknown, frame.value === null);
      fade(value, frame.value === null ? 0 : frame.valueOpacity);
      if (!frame.value) return;
      const text = fitted(frame.value[0] ?? Number.NaN, room / FLOOR_FONT, digits);
      write(value, text);
      put(value, "font-size", Math.max(FLOOR_FONT, Number(fontSize(text, room, FONT.value))));
    },
  };
}
