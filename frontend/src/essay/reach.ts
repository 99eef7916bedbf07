/** What an input must be for an outcome to be what a hand wants: `reach(f, from, wanted)`, by secants. */

const STEPS = 12;
const NEAR = 1e-6;
/** No step of the input is longer than this many times its size: a slope near zero leads far away. */
const FARTHEST = 4;

/** How much `f` changes where `from` moves a little; what moves nothing cannot be dragged by it. */
export function slopeAt(f: (x: number) => number, from: number): number {
  const by = 1e-4 * Math.max(1, Math.abs(from));
  return (f(from + by) - f(from - by)) / (2 * by);
}

/** An input at which `f` is as near to `wanted` as was found; `from` where no step comes nearer. */
export function reach(f: (x: number) => number, from: number, wanted: number): number {
  let best = { x: from, off: Math.abs(f(from) - wanted) };
  let [x, slope] = [from, slopeAt(f, from)];
  for (let step = 0; step < STEPS && best.off > NEAR * Math.max(1, Math.abs(wanted)); step++) {
    if (!Number.isFinite(slope) || slope === 0) break;
    const far = FARTHEST * Math.max(1, Math.abs(x));
    const next = x + Math.max(-far, Math.min(far, (wanted - f(x)) / slope));
    if (next === x) break;
    slope = (f(next) - f(x)) / (next - x);
    x = next;
    const off = Math.abs(f(x) - wanted);
    if (off < best.off) best = { x, off };
  }
  return best.x;
}
