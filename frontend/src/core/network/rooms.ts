/** The rooms that parts of a network reserve: how large each is, and whether two of them meet. */
import type { Point } from "../../model/types";

/** Half the width of everything under and over a neuron, and what it is made of, from the centre of its circle. */
export const NEURON = {
  radius: 31,
  halfWidth: 46,
  sum: { y: -77, width: 116, height: 32 },
  name: { y: -46, height: 16 },
  lock: { y: 42, height: 14 },
  flag: { y: 69, width: 88, height: 34 },
  bias: { y: 102, width: 92, height: 20 },
  /** How often it has been evaluated. */
  tally: { y: 122, width: 92, height: 15 },
  /** On the flag's tip: the question mark of an arrow that ends there. */
  open: { dx: 1, size: 14 },
} as const;
export const CHIP = { width: 62, height: 50 } as const;
export const INPUT = { half: 22, name: -34, flag: 48 } as const;
export const LOSS = { width: 92, line: 15, flag: 34 } as const;

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function lossHeight(lines: number): number {
  return lines * LOSS.line + 10;
}

/** Centres of the squares, and room for name and flag. */
export function inputRooms({ x, y }: Point): Rect[] {
  return [
    centred(x, y, 2 * INPUT.half, 2 * INPUT.half),
    centred(x, y + INPUT.name, 60, 14),
    centred(x, y + INPUT.flag, NEURON.flag.width, NEURON.flag.height),
  ];
}

export function neuronRooms({ x, y }: Point): Rect[] {
  const { sum, name, lock, flag, bias, tally, open, radius, halfWidth } = NEURON;
  return [
    centred(x, y + sum.y, sum.width, sum.height),
    centred(x, y + name.y, 2 * halfWidth, name.height),
    centred(x, y, 2 * radius, 2 * radius - 4),
    centred(x, y + lock.y, 2 * halfWidth, lock.height),
    centred(x, y + flag.y, flag.width, flag.height),
    centred(x, y + bias.y, bias.width, bias.height),
    centred(x, y + tally.y + 0.5, tally.width, tally.height),
    centred(x - flag.width / 2 - open.size / 4, y + flag.y, open.size / 2, open.size),
  ];
}

export function chipRoom({ x, y }: Point): Rect {
  return centred(x, y, CHIP.width, CHIP.height);
}

export function centred(x: number, y: number, width: number, height: number): Rect {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

export function overlap(a: Rect, b: Rect, air = 0): boolean {
  const apart =
    a.x + a.width + air <= b.x ||
    b.x + b.width + air <= a.x ||
    a.y + a.height + air <= b.y ||
    b.y + b.height + air <= a.y;
  return !apart;
}
