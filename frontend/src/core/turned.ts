/** The numbers of an array in the order in which its body shows them: `asDrawn(body, data)`, row by row. */
import type { Body } from "../model/types";
import { memo } from "./memo";

export function asDrawn(
  { rows, columns, turned }: Pick<Body, "rows" | "columns" | "turned">,
  data: Float64Array,
): Float64Array {
  return turned && rows > 1 && columns > 1 ? turnedOf(data)(rows) : data;
}

/** Once for every array: the pictures ask in every frame. */
const turnedOf = memo((data: Float64Array) =>
  memo((rows: number): Float64Array => {
    const columns = data.length / rows;
    return data.map((_, i) => data[(i % columns) * rows + Math.floor(i / columns)] ?? Number.NaN);
  }),
);
