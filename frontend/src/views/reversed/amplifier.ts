/** An op of one operand as an amplifier: a triangle that points left, with its gain and the value that has locked it. */
import { nameOf } from "../../core/name";
import { amplifierPath, entering, leaving } from "../../core/network/morph";
import type { Amplifier } from "../../core/network/reversal";
import type { NodePlace, Scene, SceneNode } from "../../model/types";
import { FigureLine } from "../shared/figure-line";
import { LOCK } from "../shared/lock";
import { setName } from "../shared/name";
import type { Picture } from "../shared/renderer";
import { fade, make, put } from "../shared/svg";

const TRIANGLE = { tip: 40, base: 40, half: 33 };
/** Middle of the line above, where the name of the node stands else. */
const ABOVE = 51;

export interface AmplifierRoom {
  readonly over: SVGGElement;
  /** What it takes the place of. */
  readonly body: SVGElement;
  readonly name: SVGElement;
}

export class AmplifierShape {
  private readonly element: SVGGElement;
  private readonly inside: SVGGElement;
  private readonly shape: SVGPathElement;
  private readonly gain: FigureLine;
  private readonly lockedBy: FigureLine;
  private readonly radius: number;

  constructor(
    scene: Scene,
    private readonly part: Amplifier,
    place: NodePlace,
    private readonly room: AmplifierRoom,
  ) {
    const { node, edge } = part;
    const operand = scene.nodes[edge.source] as SceneNode;
    this.radius = place.body.width / 2;
    const at = `translate(${place.x} ${place.y + place.body.dy})`;
    this.element = make("g", { class: "is-amplifier", transform: at, "data-node": node.index }, room.over);
    this.shape = make("path", { class: "shape" }, this.element);
    this.inside = make("g", {}, this.element);
    const caption = make("text", { class: "gain-name", x: 13, y: -9, dy: "0.35em" }, this.inside);
    make("tspan", {}, caption).textContent = `${primeOf(scene, node)}(`;
    setName(caption, nameOf(operand), 5);
    make("tspan", {}, caption).textContent = ")";
    const times = make("text", { class: "gain", x: 11, y: 8, dy: "0.35em" }, this.inside);
    make("tspan", {}, times).textContent = "×\u2009";
    const key = `local:${node.id}.0`;
    this.gain = new FigureLine(make("tspan", {}, times), { key, room: 38, most: 13, size: 9.5 });
    const above = make("text", { class: "locked-by", x: 6, y: -ABOVE + 8, dy: "0.35em" }, this.inside);
    setName(above, nameOf(operand), 8);
    make("tspan", {}, above).textContent = " = ";
    this.lockedBy = new FigureLine(make("tspan", {}, above), {
      key: `locked-by:${operand.id}`,
      room: 46,
      most: 13,
      size: 9.5,
    });
    make("path", { class: "lock", d: LOCK, transform: "translate(34 -26) scale(0.95)" }, this.inside);
  }

  draw({ frame, numbers, mirror }: Picture): void {
    const { node, edge } = this.part;
    const own = frame.nodes[node.index];
    const operand = frame.nodes[edge.source];
    fade(this.element, mirror > 0 ? 1 : 0);
    fade(this.room.body, leaving(mirror));
    fade(this.room.name, leaving(mirror));
    if (mirror === 0) return;
    put(this.shape, "d", amplifierPath({ radius: this.radius, ...TRIANGLE }, mirror));
    fade(this.inside, entering(mirror));
    this.gain.draw(own?.value ? numbers.locals[edge.index]?.data[0] : null, own?.valueOpacity);
    this.lockedBy.draw(operand?.value?.[0], operand?.valueOpacity);
  }
}

/** The letter of the lecture for a sigmoid, a name where the op has one, f for all others. */
function primeOf(scene: Scene, { op }: SceneNode): string {
  const symbol = scene.ops[op]?.symbol ?? "";
  return /^[\p{Ll}\p{Lu}]{1,5}$/u.test(symbol) ? `${symbol}′` : "f′";
}
