/**
 * The flag under a node: it points left and holds the gradient. It is there when the gradient is known, and while its
 * node is in hand on the way back, then with a line that says whose gradient it is; `?` until the last contribution has
 * arrived.
 */
import type { NodeFrame } from "../../core/frame";
import { gradientName } from "../../core/name";
import { fittedInto, widthOf } from "../../core/text-width";
import type { NodePlace, Part, Scene, SceneNode } from "../../model/types";
import { changes } from "../shared/changes";
import { fitted, fontSize, toneOf, toneOfAll } from "../shared/figure";
import { makeGrid } from "../shared/grid";
import { setName } from "../shared/name";
import type { Picture } from "../shared/renderer";
import { fade, make, mark, put, show, write } from "../shared/svg";
import { FLOOR_FONT, FONT } from "./fonts";

const POINT = 10;
/** The line below, where the flag says whose gradient it is. */
export const CAPTION = 15;
/** So wide is the name of the output in it, at most, in ems. */
const OF_EMS = 3;
const MARGIN = 3;

interface Flag {
  readonly element: SVGGElement;
  draw(frame: NodeFrame, picture: Picture, isOpen: boolean, hasRoomBelow: boolean): void;
}

export function makeFlag(scene: Scene, node: SceneNode, place: NodePlace): Flag | null {
  const room = place.flag;
  if (!room || !node.onPath) return null;
  const element = make("g", { class: "flag", transform: `translate(0 ${room.dy})`, hidden: "" });
  const shape = make("path", { class: "flag-shape" }, element);
  const caption = make("text", { class: "caption", x: POINT / 2, y: room.height / 2 + CAPTION - 5 }, element);
  setCaption(caption, scene, node, (room.width - POINT) / FLOOR_FONT);
  const figure =
    node.shape.length === 0
      ? scalarFigure(element, node, room, place.isCompact ? FLOOR_FONT : FONT.gradient)
      : gridFigure(element, place, -room.height / 2);
  const isNew = changes();
  return {
    element,
    draw(frame, picture, isOpen, hasRoomBelow) {
      const isDone = frame.gradientState === "done";
      const isShown = isDone || frame.gradientState === "partial" || (isOpen && isBack(picture));
      show(element, isShown);
      if (!isShown) return;
      const isTold = isOpen && hasRoomBelow;
      const { palette, digits } = picture;
      if (!isNew(frame.gradientState, frame.gradient, frame.gradientOpacity, isTold, palette, digits)) return;
      put(shape, "d", outline(room.width, room.height, isTold ? CAPTION : 0));
      show(caption, isTold);
      mark(element, "is-unknown", !isDone);
      mark(element, "is-partial", frame.gradientState === "partial");
      mark(element, "is-done", isDone);
      figure(isDone ? frame.gradient : null, frame.gradientOpacity, picture);
      if (isDone && frame.gradient) put(element, "data-tone", toneOfAll(frame.gradient));
      else element.removeAttribute("data-tone");
    },
  };
}

function isBack({ frame, everything }: Picture): boolean {
  return everything || frame.active?.pass === "backward";
}

type DrawFigure = (data: Float64Array | null, opacity: number, picture: Picture) => void;

function scalarFigure(parent: SVGGElement, node: SceneNode, { width }: Part, most: number): DrawFigure {
  const room = width - POINT - 2 * MARGIN;
  const unknown = make("text", { class: "unknown", x: POINT / 2, dy: "0.35em" }, parent);
  unknown.textContent = "?";
  const at = { class: "gradient", "data-figure": `gradient:${node.id}`, x: POINT / 2, dy: "0.35em" };
  const text = make("text", at, parent);
  return (data, opacity, { digits }) => {
    show(unknown, data === null);
    fade(text, data === null ? 0 : opacity);
    if (!data) return;
    const value = data[0] ?? Number.NaN;
    const figure = fitted(value, room / FLOOR_FONT, digits);
    write(text, figure);
    put(text, "data-number", String(value));
    put(text, "font-size", Math.max(FLOOR_FONT, Number(fontSize(figure, room, most))));
    put(text, "data-tone", toneOf(value));
  };
}

function gridFigure(parent: SVGGElement, place: NodePlace, top: number): DrawFigure {
  const grid = makeGrid(place.body, POINT / 2 - place.body.width / 2, top + MARGIN, true);
  parent.append(grid.element);
  return (data, opacity, { palette }) => grid.draw(data, opacity, palette);
}

function setCaption(text: SVGTextElement, scene: Scene, node: SceneNode, ems: number): void {
  const { d, of, by } = gradientName(scene, node);
  const first = fittedInto(of, OF_EMS);
  make("tspan", {}, text).textContent = d;
  setName(text, first, OF_EMS);
  make("tspan", {}, text).textContent = `/${d}`;
  setName(text, by, ems - widthOf(`${d}${first}/${d}`));
}

/** Pointing left at the height of its number; so much longer below. */
function outline(width: number, height: number, below: number): string {
  const left = -width / 2;
  const right = width / 2;
  const half = height / 2;
  const bottom = half + below;
  const round = 5;
  return [
    `M${left} 0`,
    `L${left + POINT} ${-half}`,
    `H${right - round}`,
    `Q${right} ${-half} ${right} ${-half + round}`,
    `V${bottom - round}`,
    `Q${right} ${bottom} ${right - round} ${bottom}`,
    `H${left + POINT + (below > 0 ? round : 0)}`,
    below > 0 ? `Q${left + POINT} ${bottom} ${left + POINT} ${bottom - round}V${half}` : "",
    "Z",
  ].join("");
}
