/** Walk along an edge: Bezier pieces as 1 + 3n control points, measured once, then looked up by share of the length. */
import type { Point } from "../model/types";
import { memo } from "./memo";

/** Samples a piece: enough for an error below a pixel on edges of any length the layout makes. */
const SAMPLES = 16;

interface Path {
  readonly length: number;
  /** Sampled points and how far along each lies. */
  readonly points: readonly Point[];
  readonly distances: readonly number[];
}

interface PathPoint extends Point {
  /** Direction of travel from the operand to the consumer, in radians. */
  readonly angle: number;
}

export const pathOf = memo(measure);

/** The point at `share` (0 to 1) of the length. */
export function pointAt(controls: readonly Point[], share: number): PathPoint {
  const { points, distances, length } = pathOf(controls);
  const target = share * length;
  let low = 0;
  let high = distances.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((distances[middle] ?? 0) < target) low = middle;
    else high = middle;
  }
  const from = points[low] ?? { x: 0, y: 0 };
  const to = points[high] ?? from;
  const span = (distances[high] ?? 0) - (distances[low] ?? 0);
  const rest = span > 0 ? (target - (distances[low] ?? 0)) / span : 0;
  return {
    x: from.x + (to.x - from.x) * rest,
    y: from.y + (to.y - from.y) * rest,
    angle: Math.atan2(to.y - from.y, to.x - from.x),
  };
}

/** The share of the length that lies nearest to `target`: where an edge passes its label. */
export function nearestShare(controls: readonly Point[], target: Point): number {
  const { points, distances, length } = pathOf(controls);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  points.forEach((point, i) => {
    const distance = Math.hypot(point.x - target.x, point.y - target.y);
    if (distance < least) {
      least = distance;
      best = i;
    }
  });
  return length > 0 ? (distances[best] ?? 0) / length : 0.5;
}

/** The `d` attribute of an SVG path. */
export function pathText(controls: readonly Point[]): string {
  const [first, ...others] = controls.map(({ x, y }) => `${round(x)} ${round(y)}`);
  return others.length > 0 ? `M${first}C${others.join(" ")}` : `M${first}`;
}

function round(x: number): number {
  return Math.round(x * 100) / 100;
}

function measure(controls: readonly Point[]): Path {
  const points: Point[] = [];
  const distances: number[] = [];
  let length = 0;
  for (let piece = 0; piece + 3 < controls.length; piece += 3) {
    for (let i = piece === 0 ? 0 : 1; i <= SAMPLES; i++) {
      const point = cubic(controls, piece, i / SAMPLES);
      const last = points.at(-1);
      if (last) length += Math.hypot(point.x - last.x, point.y - last.y);
      points.push(point);
      distances.push(length);
    }
  }
  if (points.length === 0) {
    points.push(controls[0] ?? { x: 0, y: 0 });
    distances.push(0);
  }
  return { length, points, distances };
}

/** The point at `u` (0 to 1) of the piece that begins with control `at`. */
export function cubic(controls: readonly Point[], at: number, u: number): Point {
  const [a, b, c, d] = controls.slice(at, at + 4) as [Point, Point, Point, Point];
  const v = 1 - u;
  const of = (axis: "x" | "y") => v * v * v * a[axis] + 3 * u * v * (v * b[axis] + u * c[axis]) + u * u * u * d[axis];
  return { x: of("x"), y: of("y") };
}
