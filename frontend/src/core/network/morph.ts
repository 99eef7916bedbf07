/** How a circle becomes an amplifier: outlines and opacities as pure functions of a progress from 0 to 1. */
import { between, cubicInOut } from "../easing";

const CORNERS = 48;

/** The outline at `progress`: a circle of this radius at 0, a triangle that points left at 1, as path data. */
export function amplifierPath(radius: number, width: number, height: number, progress: number): string {
  const share = cubicInOut(progress);
  const points = Array.from({ length: CORNERS }, (_, i) => {
    const angle = Math.PI - (2 * Math.PI * i) / CORNERS;
    const [tx, ty] = onTriangle(i / CORNERS, width, height);
    const x = radius * Math.cos(angle) * (1 - share) + tx * share;
    const y = radius * Math.sin(angle) * (1 - share) + ty * share;
    return `${x.toFixed(2)} ${y.toFixed(2)}`;
  });
  return `M${points.join("L")}Z`;
}

/** Walk the triangle clockwise on the page's lower side first, from its tip: a third of the way for each side. */
function onTriangle(share: number, width: number, height: number): readonly [number, number] {
  const corners = [
    [-width / 2, 0],
    [width / 2, height / 2],
    [width / 2, -height / 2],
    [-width / 2, 0],
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
