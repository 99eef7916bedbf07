/** Where two films at the same moment have different numbers: by id, among those that are known in both. */
import type { Frame } from "../../core/frame";
import type { Numbers, Scene } from "../../model/types";

export interface SceneMoment {
  readonly scene: Scene;
  readonly numbers: Numbers;
  readonly frame: Frame;
}

/** Two sums of the same numbers in another order differ by this much at most, as a share of the larger. */
const ROUNDING = 1e-9;

/** The ids of nodes whose value or gradient is another one; a node that only one film has is none. */
export function differences(one: SceneMoment, other: SceneMoment): readonly string[] {
  const places = new Map(other.scene.nodes.map(({ id, index }) => [id, index]));
  return one.scene.nodes
    .filter(({ id, index }) => {
      const place = places.get(id);
      if (place === undefined) return false;
      return (
        isOther(valueAt(one, index), valueAt(other, place)) || isOther(gradientAt(one, index), gradientAt(other, place))
      );
    })
    .map(({ id }) => id);
}

function valueAt({ frame }: SceneMoment, index: number): Float64Array | null {
  return frame.nodes[index]?.value ?? null;
}

function gradientAt({ frame }: SceneMoment, index: number): Float64Array | null {
  const node = frame.nodes[index];
  return node?.gradientState === "done" ? node.gradient : null;
}

function isOther(one: Float64Array | null, other: Float64Array | null): boolean {
  if (one === null || other === null) return false;
  return one.length !== other.length || one.some((x, i) => !isClose(x, other[i] ?? Number.NaN));
}

function isClose(x: number, y: number): boolean {
  return Object.is(x, y) || Math.abs(x - y) <= ROUNDING * Math.max(Math.abs(x), Math.abs(y));
}
