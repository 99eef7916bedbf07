/** The container of every binary answer: eight letters, a JSON header, float64 arrays. See docs/trace-format.md. */
import { TraceError } from "./trace-error";

const MAGIC = "CHNRULE1";
const PRELUDE = 12;

interface Slice {
  readonly offset: number;
  readonly length: number;
}

/** By name; views of the buffer. */
export type Arrays = Readonly<Record<string, Float64Array>>;

/** The header and the arrays it names. Throws a TraceError for anything else. */
export function readArrays<Header extends object>(buffer: ArrayBuffer): { header: Header; arrays: Arrays } {
  const bytes = new Uint8Array(buffer);
  const magic = new TextDecoder().decode(bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC) throw new TraceError(`A binary trace begins with ${MAGIC}; this begins with '${magic}'.`);
  const length = new DataView(buffer).getUint32(MAGIC.length, true);
  const start = PRELUDE + length;
  if (start % 8 !== 0 || start > bytes.length) throw new TraceError("The header of the binary trace is cut off.");
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(PRELUDE, start))) as Header & {
    readonly arrays?: Readonly<Record<string, Slice>>;
  };
  const numbers = new Float64Array(buffer, start, Math.floor((bytes.length - start) / 8));
  return { header, arrays: cutOut(numbers, header.arrays ?? {}) };
}

function cutOut(numbers: Float64Array, slices: Readonly<Record<string, Slice>>): Arrays {
  const arrays: Record<string, Float64Array> = {};
  for (const [name, { offset, length }] of Object.entries(slices)) {
    if (offset + length > numbers.length) throw new TraceError(`The array '${name}' is cut off.`);
    arrays[name] = numbers.subarray(offset, offset + length);
  }
  return arrays;
}
