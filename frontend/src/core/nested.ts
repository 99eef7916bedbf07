/** Arrays as pages write them: a number, or lists in lists. */
import type { Shape } from "../model/types";

export type NestedArray = number | readonly NestedArray[];

/** The numbers of an array of that shape, first axis outermost; a shape of no axes is the number alone. */
export function nested(data: Float64Array, shape: Shape): NestedArray {
  const [length, ...inner] = shape;
  if (length === undefined) return data[0] ?? Number.NaN;
  const size = data.length / length;
  return Array.from({ length }, (_, i) => nested(data.subarray(i * size, (i + 1) * size), inner));
}
