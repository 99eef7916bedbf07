/** One node of the graph: name, body and flag, and what a screen reader says of it. */

import { formatShape } from "../../core/format";
import type { NodeFrame } from "../../core/frame";
import { nameOf } from "../../core/name";
import { widthOf } from "../../core/text-width";
import type { Body, NodePlace, Part, Scene, SceneNode } from "../../model/types";
import { changes } from "../shared/changes";
import { describeNode } from "../shared/describe";
import { clipped } from "../shared/figure";
import { setName } from "../shared/name";
import type { Picture } from "../shared/renderer";
import { make, mark, put } from "../shared/svg";
import { makeBody } from "./body";
import { makeFlag } from "./flag";
import { FLOOR_FONT } from "./fonts";

/** The middle of the name, from the top of the node's room: near the body, with room for indices. */
const NAME_MIDDLE = { usual: 9, compact: 6 } as const;
/** Sizes of what stands in the name line, and the pixels before its note. */
const NAME_FONT = { name: 14, formula: 12.5, note: FLOOR_FONT, compact: FLOOR_FONT } as const;
const NOTE_GAP = 5;
/** The note yields before a name gets shorter than this, in ems. */
const NAME_EMS = 4;
/** A name may hang over by half the gap to the next node. */
export const OVERHANG = 8;
/** How far the ring stands from the body: nearer where the name is near. */
const RING = { usual: 3.5, compact: 1 } as const;

interface NodeRoom {
  /** Is some of a part of it out of view, or covered? Then its words are left out. */
  isHidden(part: Part): boolean;
  /** Can its flag say below whose gradient it holds? */
  readonly hasRoomBelow: boolean;
}

export class NodeShape {
  readonly element: SVGGElement;
  readonly name: SVGTextElement;
  readonly #kind: string;
  readonly #body;
  readonly #flag;
  readonly #isNew = changes();
  readonly #isSaidAnew = changes();

  constructor(
    private readonly scene: Scene,
    private readonly node: SceneNode,
    private readonly place: NodePlace,
    isBeyond: boolean,
  ) {
    const isOutput = node.index === scene.output;
    const role = node.isLeaf ? node.op : isOutput ? "output" : "computed";
    this.#kind = `node role-${role} kind-${place.body.kind}${isBeyond ? " is-beyond" : ""}`;
    this.element = make("g", {
      class: this.#kind,
      "data-node": node.index,
      transform: `translate(${place.x} ${place.y})`,
      tabindex: -1,
    });
    this.element.append(ringOf(place));
    this.name = nameLine(scene, node, place);
    this.element.append(this.name);
    this.#body = makeBody(scene, node, place);
    this.element.append(this.#body.element);
    this.#flag = makeFlag(scene, node, place);
    if (this.#flag) this.element.append(this.#flag.element);
  }

  get bodyElement(): SVGGElement {
    return this.#body.element;
  }

  draw(frame: NodeFrame, picture: Picture, { isHidden, hasRoomBelow }: NodeRoom): void {
    const { body, flag, height, width } = this.place;
    const line = height / 2 + body.dy - body.height / 2;
    mark(this.name, "is-cut", isHidden({ width: width + OVERHANG, height: line, dy: (line - height) / 2 }));
    mark(this.#body.element, "is-cut", isHidden(body));
    if (flag && this.#flag) mark(this.#flag.element, "is-cut", isHidden(flag));
    const { index } = this.node;
    const { lights, inHand, selected, focus, palette, messages, digits, everything, frame: whole } = picture;
    const { open, near } = inHand;
    const isQuiet = near.size > 0 && !near.has(index);
    const isBack = everything || whole.active?.pass === "backward";
    const asked = [lights.nodes.has(index), selected === index, focus === index, picture.isEditable];
    const around = [hasRoomBelow, open.has(index), isQuiet, isBack, palette, messages, digits];
    if (!this.#isNew(frame, ...asked, ...around)) return;
    const isEditable = picture.isEditable && this.node.op === "input" && this.node.shape.length === 0;
    const classes = [
      this.#kind,
      frame.isActive && "is-active",
      frame.value === null && "is-unknown",
      picture.lights.nodes.has(index) && "is-lit",
      picture.selected === index && "is-selected",
      isEditable && "is-editable",
      isQuiet && "is-quiet",
    ];
    put(this.element, "class", classes.filter(Boolean).join(" "));
    put(this.element, "tabindex", picture.focus === index ? 0 : -1);
    this.#body.draw(frame, picture);
    this.#flag?.draw(frame, picture, open.has(index), hasRoomBelow);
    this.#say(frame, picture, isEditable);
  }

  /** Write the words only when something they tell has changed. */
  #say(frame: NodeFrame, picture: Picture, isEditable: boolean): void {
    const { value, gradientState, gradient, isActive } = frame;
    if (!this.#isSaidAnew(value, gradientState, gradient, picture.messages, isEditable, isActive)) return;
    put(this.element, "aria-label", describeNode(this.scene, this.node, frame, picture.messages));
    // Not a button: those take their name from what is written in them, and here words say it better.
    put(this.element, "role", isEditable ? "spinbutton" : "img");
    if (isEditable) this.element.removeAttribute("aria-roledescription");
    else put(this.element, "aria-roledescription", picture.messages.node);
    if (isEditable && frame.value) put(this.element, "aria-valuenow", frame.value[0] ?? 0);
    else this.element.removeAttribute("aria-valuenow");
    if (frame.isActive) put(this.element, "aria-current", "step");
    else this.element.removeAttribute("aria-current");
  }
}

function ringOf({ body, isCompact }: NodePlace): SVGElement {
  const [width = 0, height = 0] = [body.width, body.height].map(
    (size) => size + 2 * RING[isCompact ? "compact" : "usual"],
  );
  if (body.kind === "circle" && !isCompact) return make("circle", { class: "ring", cy: body.dy, r: width / 2 });
  return make("rect", {
    class: isCompact ? "ring is-near" : "ring",
    x: -width / 2,
    y: body.dy - height / 2,
    width,
    height,
    rx: isCompact && body.kind === "circle" ? height / 2 : 12,
  });
}

/** A node without a name of its own is called by its formula. */
function isFormula(node: SceneNode): boolean {
  return !/^[\p{L}\p{M}\p{N}_.@′]+$/u.test(nameOf(node));
}

/** Shape of an array, and its op where the name is no formula that tells it already; then shorter ones. */
function notesOf(scene: Scene, node: SceneNode, { turned }: Body): readonly string[] {
  if (node.shape.length === 0) return [""];
  const shape = `[${formatShape(turned ? node.shape.toReversed() : node.shape)}]`;
  if (node.isLeaf || isFormula(node)) return [shape, ""];
  return [`${shape} · ${clipped(scene.ops[node.op]?.symbol ?? node.op, 7)}`, shape, ""];
}

/** Where the middle of its name is, from the middle of its room. Arrays keep their room where scalars are drawn smaller. */
export function nameMiddle({ shape }: Pick<SceneNode, "shape">, { height, isCompact }: NodePlace): number {
  return NAME_MIDDLE[isCompact && shape.length === 0 ? "compact" : "usual"] - height / 2;
}

function nameLine(scene: Scene, node: SceneNode, place: NodePlace): SVGTextElement {
  const text = make("text", { class: "name", y: nameMiddle(node, place), dy: "0.35em" });
  if (node.op === "constant") return text;
  const name = nameOf(node);
  const font = place.isCompact ? NAME_FONT.compact : isFormula(node) ? NAME_FONT.formula : NAME_FONT.name;
  if (place.isCompact) text.classList.add("is-small");
  const roomBeside = (note: string) =>
    (place.width + OVERHANG - (note ? widthOf(note) * NAME_FONT.note + NOTE_GAP : 0)) / font;
  const wanted = Math.min(widthOf(name), NAME_EMS);
  const note = notesOf(scene, node, place.body).find((each) => roomBeside(each) >= wanted) ?? "";
  setName(text, name, roomBeside(note));
  if (isFormula(node)) text.classList.add("is-formula");
  if (note) make("tspan", { class: "note", dx: NOTE_GAP }, text).textContent = note;
  return text;
}
