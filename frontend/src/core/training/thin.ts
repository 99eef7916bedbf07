/**
 * Which measurements a line needs: `thinned(values, columnOf)` keeps of every pixel column the first, the last, the
 * least and the greatest, so that no spike is ever lost, and every one next to a gap.
 */

/** Positions of the kept values, rising; those that are not finite are left out. */
export function thinned(values: Float64Array, columnOf: (i: number) => number): number[] {
  const kept: number[] = [];
  let from = 0;
  for (let i = 0; i <= values.length; i++) {
    const isEnd = i === values.length || isGap(values, i) || isGap(values, from) || columnOf(i) !== columnOf(from);
    if (isEnd && i > from && !isGap(values, from)) keep(kept, values, from, i);
    if (isEnd) from = i;
  }
  return kept;
}

/** Runs of kept positions without a gap between them: each is one piece of the line. */
export function runsOf(values: Float64Array, kept: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  let last = 0;
  for (const i of kept) {
    let isApart = runs.length === 0;
    for (let j = last + 1; j < i && !isApart; j++) isApart = isGap(values, j);
    if (isApart) runs.push([]);
    runs.at(-1)?.push(i);
    last = i;
  }
  return runs;
}

function isGap(values: Float64Array, i: number): boolean {
  return !Number.isFinite(values[i]);
}

function keep(kept: number[], values: Float64Array, from: number, to: number): void {
  let least = from;
  let greatest = from;
  for (let i = from + 1; i < to; i++) {
    if (Number(values[i]) < Number(values[least])) least = i;
    if (Number(values[i]) > Number(values[greatest])) greatest = i;
  }
  const middle = least < greatest ? [least, greatest] : [greatest, least];
  for (const i of [from, ...middle, to - 1]) if (kept.at(-1) !== i) kept.push(i);
}
