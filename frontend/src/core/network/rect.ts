/** Rooms on the stage: how large each is, and whether two of them meet. */

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function centred(x: number, y: number, width: number, height: number): Rect {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** Do they meet, or come nearer than `air`? */
export function overlap(a: Rect, b: Rect, air = 0): boolean {
  const apart =
    a.x + a.width + air <= b.x ||
    b.x + b.width + air <= a.x ||
    a.y + a.height + air <= b.y ||
    b.y + b.height + air <= a.y;
  return !apart;
}

/** The gap between them; 0 where they meet. */
export function distance(a: Rect, b: Rect): number {
  const across = Math.max(0, a.x - b.x - b.width, b.x - a.x - a.width);
  const along = Math.max(0, a.y - b.y - b.height, b.y - a.y - a.height);
  return Math.hypot(across, along);
}
