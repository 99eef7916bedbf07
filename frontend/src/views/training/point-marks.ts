/** Data points on a map: a colour and a shape a class, filled for training, hollow for the test. */
import type { Box } from "../../core/training/frames";
import { acrossOf, downOf, type Square } from "../../core/training/plane";
import { type PlanePoint, type Points, pointsInPlane } from "../../core/training/points";
import { around, strengthIn } from "../../core/training/range";
import { cssOf, type Tints } from "./tints";

type MarkShape = (path: Path2D, x: number, y: number, r: number) => void;

/** By class; of two classes the first is low, the second high. */
const SHAPES: readonly MarkShape[] = [
  (path, x, y, r) => path.rect(x - 0.89 * r, y - 0.89 * r, 1.78 * r, 1.78 * r),
  (path, x, y, r) => {
    path.moveTo(x + r, y);
    path.arc(x, y, r, 0, 2 * Math.PI);
  },
  (path, x, y, r) => polygon(path, x, y, 1.3 * r, 3),
  (path, x, y, r) => polygon(path, x, y, 1.25 * r, 4),
  (path, x, y, r) => polygon(path, x, y, 1.15 * r, 5),
  (path, x, y, r) => polygon(path, x, y, 1.1 * r, 6),
];

interface Batch {
  readonly path: Path2D;
  readonly colour: (tints: Tints) => string;
  readonly isTest: boolean;
}

export class PointMarks {
  private key: readonly unknown[] = [];
  private batches: readonly Batch[] = [];

  paint(context: CanvasRenderingContext2D, points: Points, box: Box, square: Square, tints: Tints, showsTest: boolean) {
    const key = [points, square.left, square.top, square.side, ...box];
    if (key.some((each, i) => each !== this.key[i])) {
      this.key = key;
      this.batches = batchesOf(points, box, square);
    }
    for (const { path, colour, isTest } of this.batches) {
      if (isTest && !showsTest) continue;
      context.fillStyle = isTest ? tints.css["map-middle"] : colour(tints);
      context.strokeStyle = isTest ? colour(tints) : tints.css["map-middle"];
      context.lineWidth = isTest ? 1.5 : 0.8;
      context.fill(path);
      context.stroke(path);
    }
  }
}

/** One mark by itself, for a legend. */
export function paintMark(
  context: CanvasRenderingContext2D,
  at: { readonly x: number; readonly y: number; readonly shape: number },
  colour: string,
  fill: string | null,
): void {
  const path = new Path2D();
  shapeOf(at.shape)(path, at.x, at.y, 4);
  context.fillStyle = fill ?? colour;
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.fill(path);
  context.stroke(path);
}

export function classColour(tints: Tints, classes: number, label: number): string {
  if (classes === 2) return tints.css[label === 1 ? "map-high" : "map-low"];
  return cssOf(tints.maps.classes[label % tints.maps.classes.length] ?? [0, 0, 0]);
}

/** Test points first, so that the training's lie on them. */
function batchesOf(points: Points, box: Box, square: Square): Batch[] {
  const all = pointsInPlane(points);
  const radius = Math.min(4, Math.max(1.8, (0.2 * square.side) / Math.sqrt(all.length)));
  const groups = points.classes.length > 0 ? byClass(all, points.classes.length) : byValue(all);
  return groups.map(({ members, shape, colour, isTest }) => {
    const path = new Path2D();
    for (const { x, y } of members) shape(path, acrossOf(box, square, x), downOf(box, square, y), radius);
    return { path, colour, isTest };
  });
}

interface PointGroup {
  readonly members: readonly PlanePoint[];
  readonly shape: MarkShape;
  readonly colour: (tints: Tints) => string;
  readonly isTest: boolean;
}

function byClass(all: readonly PlanePoint[], classes: number): PointGroup[] {
  return [true, false].flatMap((isTest) =>
    Array.from({ length: classes }, (_, label) => ({
      members: all.filter((point) => point.label === label && point.isTest === isTest),
      shape: shapeOf(label),
      colour: (tints: Tints) => classColour(tints, classes, label),
      isTest,
    })),
  );
}

/** A regression has no classes: a few shades, and the shape of the sign. */
function byValue(all: readonly PlanePoint[]): PointGroup[] {
  const values = all.map(({ label }) => label);
  const range = around(values.length > 0 ? [Math.min(...values), Math.max(...values)] : null);
  const shades = Array.from({ length: 9 }, (_, i) => i - 4);
  return [true, false].flatMap((isTest) =>
    shades.map((shade) => ({
      members: all.filter(
        (point) => point.isTest === isTest && Math.round(4 * strengthIn(range, point.label)) === shade,
      ),
      shape: shapeOf(shade < 0 ? 0 : 1),
      colour: ({ css }: Tints) =>
        `color-mix(in srgb, ${css[shade < 0 ? "map-low" : "map-high"]} ${25 * Math.abs(shade)}%, ${css.quiet})`,
      isTest,
    })),
  );
}

function shapeOf(label: number): MarkShape {
  return SHAPES[label % SHAPES.length] as MarkShape;
}

function polygon(path: Path2D, x: number, y: number, r: number, corners: number): void {
  for (let i = 0; i < corners; i++) {
    const angle = (2 * Math.PI * i) / corners - Math.PI / 2;
    if (i === 0) path.moveTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
    else path.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
  path.closePath();
}
