/** How a circle becomes an amplifier: outlines and opacities as pure functions of a progress from 0 to 1. */
import { between, cubicInOut } from "../easing";

const CORNERS = 48;

/** The circle, and the triangle: its tip to the left, its base at the circle's rightmost point, half its height. */
interface Amplified {
  readonly radius: number;
  readonly tip: number;
  readonly half: number;
  /** Where its base is, if not there. */
  readonly base?: number;
}

/** The outline at `progress`: the circle at 0, a triangle that points left at 1, as path data. */
export function amplifierPath({ radius, tip, half, base = radius }: Amplified, progress: number): string {
  const share = cubicInOut(progress);
  const points = Array.from({ length: CORNERS }, (_, i) => {
    const angle = Math.PI - (2 * Math.PI * i) / CORNERS;
    const [tx, ty] = onTriangle(i / CORNERS, -tip, base, half);
    const x = radius * Math.cos(angle) * (1 - share) + tx * share;
    const y = radius * Math.sin(angle) * (1 - share) + ty * share;
    return `${x.toFixed(2)} ${y.toFixed(2)}`;
  });
  return `M${points.join("L")}Z`;
}

/** Walk the triangle clockwise on the page's lower side first, from its tip: a third of the way for each side. */
function onTriangle(share: number, left: number, right: number, half: number): readonly [number, number] {
  const corners = [
    [left, 0],
    [right, half],
    [right, -half],
    [left, 0],
  ] as const;
  const side = Math.min(2, Math.floor(share * 3));
  const rest = share * 3 - side;
  const [x0, y0] = corners[side] ?? corners[0];
  const [x1, y1] = corners[side + 1] ?? corners[0];
  return [x0 + (x1 - x0) * rest, y0 + (y1 - y0) * rest];
}

/** What belongs to the network goes first, what belongs to the reversed network comes after. */
export function leaving(progress: number): number {
  return 1 - between(progress, 0, 0.5);
}

export function entering(progress: number): number {
  return between(progress, 0.5, 1);
}
