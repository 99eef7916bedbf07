/** The flag under a node: it points left and holds the gradient, `?` until the last contribution has arrived. */
import type { NodeFrame } from "../../core/frame";
import { gradientName } from "../../core/name";
import type { NodePlace, Scene, SceneNode } from "../../model/types";
import { clipped, fitted, fontSize, toneOf, toneOfAll } from "./figure";
import { type Grid, makeGrid } from "./grid";
import type { Palette } from "./heat-image";
import { setName } from "./name";
import { fade, make, mark, put, show, write } from "./svg";

const POINT = 10;
const CAPTION = 16;
const CAPTION_CHARACTERS = 13;
const FONT = { most: 15, least: 11.5 };
const MARGIN = 3;

export interface Flag {
  readonly element: SVGGElement;
  draw(frame: NodeFrame, palette: Palette): void;
}

export function makeFlag(scene: Scene, node: SceneNode, place: NodePlace): Flag | null {
  const room = place.flag;
  if (!room || !node.onPath) return null;
  const element = make("g", { class: "flag", transform: `translate(0 ${room.dy})` });
  make("path", { class: "flag-shape", d: outline(room.width, room.height) }, element);
  const top = -room.height / 2;
  const caption = make("text", { class: "caption", x: POINT / 2, y: top + CAPTION - 4 }, element);
  setCaption(caption, scene, node);
  const figure =
    node.shape.length === 0
      ? scalarFigure(element, `gradient:${node.id}`, room.width - POINT - 2 * MARGIN, top + CAPTION + 9)
      : gridFigure(element, place, top);
  return {
    element,
    draw(frame, palette) {
      const isDone = frame.gradientState === "done";
      mark(element, "is-unknown", !isDone);
      mark(element, "is-partial", frame.gradientState === "partial");
      mark(element, "is-done", isDone);
      figure(isDone ? frame.gradient : null, frame.gradientOpacity, palette);
      if (isDone && frame.gradient) put(element, "data-tone", toneOfAll(frame.gradient));
      else element.removeAttribute("data-tone");
    },
  };
}

type Figure = (data: Float64Array | null, opacity: number, palette: Palette) => void;

function scalarFigure(parent: SVGGElement, key: string, room: number, y: number): Figure {
  const unknown = make("text", { class: "unknown", x: POINT / 2, y, dy: "0.32em" }, parent);
  unknown.textContent = "?";
  const text = make("text", { class: "gradient", "data-figure": key, x: POINT / 2, y, dy: "0.32em" }, parent);
  return (data, opacity) => {
    show(unknown, data === null);
    fade(text, data === null ? 0 : opacity);
    if (!data) return;
    const value = data[0] ?? Number.NaN;
    const figure = fitted(value, room / FONT.least);
    write(text, figure);
    put(text, "data-number", String(value));
    put(text, "font-size", fontSize(figure, room, FONT.most));
    put(text, "data-tone", toneOf(value));
  };
}

function gridFigure(parent: SVGGElement, place: NodePlace, top: number): Figure {
  const grid: Grid = makeGrid(place.body, POINT / 2 - place.body.width / 2, top + CAPTION, true);
  parent.append(grid.element);
  return (data, opacity, palette) => grid.draw(data, opacity, palette);
}

function setCaption(text: SVGTextElement, scene: Scene, node: SceneNode): void {
  const { of, by } = gradientName(scene, node);
  const room = Math.max(4, CAPTION_CHARACTERS - 3 - Math.min(of.length, 6));
  make("tspan", {}, text).textContent = "∂";
  setName(text, clipped(of, 6), 6);
  make("tspan", {}, text).textContent = "/∂";
  setName(text, by, room);
}

function outline(width: number, height: number): string {
  const left = -width / 2;
  const right = width / 2;
  const half = height / 2;
  const round = 5;
  return [
    `M${left} 0`,
    `L${left + POINT} ${-half}`,
    `H${right - round}`,
    `Q${right} ${-half} ${right} ${-half + round}`,
    `V${half - round}`,
    `Q${right} ${half} ${right - round} ${half}`,
    `H${left + POINT}Z`,
  ].join("");
}
