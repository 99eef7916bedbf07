/** Outlines as lines and cubic curves: of a path's text, a box with round corners, a circle, an arc. */
import type { Segment } from "./types";

/** How far along a side the handles of a quarter of a circle stand. */
const KAPPA = 0.5522847498;

export function rectangle(x: number, y: number, width: number, height: number, radius = 0): Segment[] {
  const r = Math.max(0, Math.min(radius, width / 2, height / 2));
  const [right, bottom] = [x + width, y + height];
  if (r === 0) return [["M", x, y], ["L", right, y], ["L", right, bottom], ["L", x, bottom], ["Z"]];
  const k = r * (1 - KAPPA);
  return [
    ["M", x + r, y],
    ["L", right - r, y],
    ["C", right - k, y, right, y + k, right, y + r],
    ["L", right, bottom - r],
    ["C", right, bottom - k, right - k, bottom, right - r, bottom],
    ["L", x + r, bottom],
    ["C", x + k, bottom, x, bottom - k, x, bottom - r],
    ["L", x, y + r],
    ["C", x, y + k, x + k, y, x + r, y],
    ["Z"],
  ];
}

export function ellipse(x: number, y: number, rx: number, ry = rx): Segment[] {
  return [...arc(x, y, rx, ry, 0, 2 * Math.PI), ["Z"]];
}

/** From one angle to another, clockwise where it grows; it begins with a move. */
export function arc(x: number, y: number, rx: number, ry: number, from: number, to: number): Segment[] {
  const count = Math.max(1, Math.ceil(Math.abs(to - from) / (Math.PI / 2) - 1e-9));
  const by = (to - from) / count;
  const handle = (4 / 3) * Math.tan(by / 4);
  const at = (angle: number) => [Math.cos(angle), Math.sin(angle)] as const;
  const [cos, sin] = at(from);
  const made: Segment[] = [["M", x + rx * cos, y + ry * sin]];
  for (let i = 0; i < count; i++) {
    const [c0, s0] = at(from + i * by);
    const [c1, s1] = at(from + (i + 1) * by);
    made.push([
      "C",
      x + rx * (c0 - handle * s0),
      y + ry * (s0 + handle * c0),
      x + rx * (c1 + handle * s1),
      y + ry * (s1 - handle * c1),
      x + rx * c1,
      y + ry * s1,
    ]);
  }
  return made;
}

/** Most lines of a picture are those of the picture before it. */
const known = new Map<string, readonly Segment[]>();
const MOST_KNOWN = 10_000;

/** The `d` of an SVG path. Arcs of ellipses that are not turned are understood, all others are drawn as lines. */
export function readPath(d: string): readonly Segment[] {
  const before = known.get(d);
  if (before) return before;
  const read = segmentsOf(d);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(d, read);
  return read;
}

function segmentsOf(d: string): Segment[] {
  const made: Segment[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  /** The handle that S and T mirror. */
  let handle: readonly [number, number] | null = null;
  for (const [letter, numbers] of commandsOf(d)) {
    const isRelative = letter !== letter.toUpperCase();
    const [ox, oy] = isRelative ? [x, y] : [0, 0];
    const n = (i: number) => numbers[i] ?? 0;
    const at = (i: number) => [n(i) + ox, n(i + 1) + oy] as const;
    const curve = (h1: readonly [number, number], h2: readonly [number, number], end: readonly [number, number]) => {
      made.push(["C", ...h1, ...h2, ...end]);
      [x, y] = end;
      handle = h2;
    };
    const bend = (middle: readonly [number, number], end: readonly [number, number]) => {
      const between = (px: number, py: number) =>
        [px + (2 / 3) * (middle[0] - px), py + (2 / 3) * (middle[1] - py)] as const;
      curve(between(x, y), between(...end), end);
      handle = middle;
    };
    const line = (toX: number, toY: number) => {
      made.push(["L", toX, toY]);
      [x, y, handle] = [toX, toY, null];
    };
    const mirrored = (): readonly [number, number] => (handle ? [2 * x - handle[0], 2 * y - handle[1]] : [x, y]);
    switch (letter.toUpperCase()) {
      case "M":
        [x, y] = at(0);
        [startX, startY, handle] = [x, y, null];
        made.push(["M", x, y]);
        break;
      case "L":
        line(...at(0));
        break;
      case "H":
        line(n(0) + ox, y);
        break;
      case "V":
        line(x, n(0) + oy);
        break;
      case "C":
        curve(at(0), at(2), at(4));
        break;
      case "S":
        curve(mirrored(), at(0), at(2));
        break;
      case "Q":
        bend(at(0), at(2));
        break;
      case "T":
        bend(mirrored(), at(0));
        break;
      case "A": {
        const end = at(5);
        made.push(...arcBetween([x, y], end, n(0), n(1), n(3) !== 0, n(4) !== 0));
        [x, y, handle] = [...end, null];
        break;
      }
      default:
        made.push(["Z"]);
        [x, y, handle] = [startX, startY, null];
    }
  }
  return made;
}

const SIZES: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };

/** Each command with its own numbers: those that are repeated without their letter are given it. */
function* commandsOf(d: string): Generator<readonly [string, readonly number[]]> {
  for (const [, letter = "", rest = ""] of d.matchAll(/([MLHVCSQTAZmlhvcsqtaz])([^MLHVCSQTAZmlhvcsqtaz]*)/g)) {
    const size = SIZES[letter.toUpperCase()] ?? 0;
    const numbers = numbersOf(rest, letter.toUpperCase() === "A");
    if (size === 0) yield [letter, []];
    for (let i = 0; size > 0 && i + size <= numbers.length; i += size) {
      const follows = letter === "M" ? "L" : letter === "m" ? "l" : letter;
      yield [i === 0 ? letter : follows, numbers.slice(i, i + size)];
    }
  }
}

/** The two flags of an arc need no space after them. */
function numbersOf(text: string, isArc: boolean): number[] {
  const number = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;
  if (!isArc) return (text.match(number) ?? []).map(Number);
  const found: number[] = [];
  let rest = text;
  while (rest.trim() !== "") {
    const isFlag = found.length % 7 === 3 || found.length % 7 === 4;
    const next = (isFlag ? /[01]/ : /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/i).exec(rest);
    if (!next) break;
    found.push(Number(next[0]));
    rest = rest.slice(next.index + next[0].length);
  }
  return found;
}

/** By the centre of the ellipse: SVG 2, appendix B.2.4. */
function arcBetween(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  wide: number,
  high: number,
  isLarge: boolean,
  isClockwise: boolean,
): Segment[] {
  if (wide === 0 || high === 0) return [["L", x2, y2]];
  const [dx, dy] = [(x1 - x2) / 2, (y1 - y2) / 2];
  const grow = Math.max(1, Math.sqrt((dx / wide) ** 2 + (dy / high) ** 2));
  const [rx, ry] = [Math.abs(wide) * grow, Math.abs(high) * grow];
  const below = (rx * dy) ** 2 + (ry * dx) ** 2;
  const root = below === 0 ? 0 : Math.sqrt(Math.max(0, (rx * ry) ** 2 / below - 1));
  const side = isLarge === isClockwise ? -root : root;
  const [cx, cy] = [(side * rx * dy) / ry, (-side * ry * dx) / rx];
  const from = Math.atan2((dy - cy) / ry, (dx - cx) / rx);
  let to = Math.atan2((-dy - cy) / ry, (-dx - cx) / rx);
  if (isClockwise && to < from) to += 2 * Math.PI;
  if (!isClockwise && to > from) to -= 2 * Math.PI;
  return arc(cx + (x1 + x2) / 2, cy + (y1 + y2) / 2, rx, ry, from, to).slice(1);
}
