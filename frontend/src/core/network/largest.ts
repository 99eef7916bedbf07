/** The largest of many: `largest(data, count)` gives the places of the numbers that are furthest from zero. */
import { memo } from "../memo";

/** No picture has more lines than this for one weight matrix. */
export const MOST_LARGEST = 10_000;

const ordered = memo((data: Float64Array) => sorted(data, Math.min(MOST_LARGEST, data.length)));

/**
 * Places of the `count` largest absolute values, the largest first; of equal ones the first come first, and what is
 * no number counts as larger than all. At most MOST_LARGEST. Worked out once an array.
 */
export function largest(data: Float64Array, count: number): Uint32Array {
  const order = ordered(data);
  return order.subarray(0, Math.max(0, Math.min(count, order.length)));
}

function sizeOf(x: number): number {
  return Number.isNaN(x) ? Number.POSITIVE_INFINITY : Math.abs(x);
}

function sorted(data: Float64Array, count: number): Uint32Array {
  if (count === 0) return new Uint32Array();
  const sizes = data.map(sizeOf);
  const least = select(sizes.slice(), data.length - count);
  const found: number[] = [];
  sizes.forEach((size, i) => {
    if (size > least) found.push(i);
  });
  for (let i = 0; found.length < count; i++) if (sizes[i] === least) found.push(i);
  found.sort((i, j) => (sizes[j] ?? 0) - (sizes[i] ?? 0) || i - j);
  return Uint32Array.from(found);
}

/** The number that would stand at `place` were `numbers` sorted; they are moved about. By Hoare's selection. */
function select(numbers: Float64Array, place: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const pivot = numbers[(low + high) >> 1] ?? 0;
    let i = low;
    let j = high;
    while (i <= j) {
      while ((numbers[i] ?? 0) < pivot) i++;
      while ((numbers[j] ?? 0) > pivot) j--;
      if (i > j) break;
      const swap = numbers[i] ?? 0;
      numbers[i++] = numbers[j] ?? 0;
      numbers[j--] = swap;
    }
    if (place <= j) high = j;
    else if (place >= i) low = i;
    else break;
  }
  return numbers[place] ?? 0;
}
