/** Cut a Bezier piece in two: `splitBezier(points, share)`, by de Casteljau. */
import type { Point } from "../../model/types";

/** Both halves, four control points each; together they are the same curve. */
export function splitBezier(points: readonly Point[], share: number): readonly [readonly Point[], readonly Point[]] {
  const [a, b, c, d] = points;
  if (!a || !b || !c || !d) return [points, points];
  const mix = (p: Point, q: Point): Point => ({ x: p.x + (q.x - p.x) * share, y: p.y + (q.y - p.y) * share });
  const [ab, bc, cd] = [mix(a, b), mix(b, c), mix(c, d)];
  const [abc, bcd] = [mix(ab, bc), mix(bc, cd)];
  const middle = mix(abc, bcd);
  return [
    [a, ab, abc, middle],
    [middle, bcd, cd, d],
  ];
}
