/** Run traces through the page's tape, for `tests/twins/test_tape.py`, which bundles this and lets node run it. */
import { recompute } from "../../src/core/tape/tape";
import { readBinary } from "../../src/model/binary";
import type { Diagnostic, Numbers } from "../../src/model/types";

interface Answer {
  /** By trace: values, gradients (0 where there are none), amounts, totals, and the local derivatives there are. */
  readonly numbers: Float64Array;
  readonly diagnostics: readonly (readonly Diagnostic[])[];
}

/** `bytes` are changes to inputs as JSON and a trace in binary, in turns, each after its length. */
export function answer(bytes: ArrayBuffer): Answer {
  const numbers: number[] = [];
  const diagnostics: (readonly Diagnostic[])[] = [];
  const pieces = cut(bytes);
  for (let k = 0; k < pieces.length; k += 2) {
    const changes = JSON.parse(new TextDecoder().decode(pieces[k]));
    const scene = readBinary(pieces[k + 1] as ArrayBuffer);
    const found = recompute(scene, scene.numbers, changes);
    if (found === null) throw new Error(`The tape does not take ${scene.nodes.map(({ op }) => op)}.`);
    numbers.push(...flat(found));
    diagnostics.push(found.diagnostics ?? []);
  }
  return { numbers: Float64Array.from(numbers), diagnostics };
}

function cut(bytes: ArrayBuffer): ArrayBuffer[] {
  const lengths = new DataView(bytes);
  const pieces: ArrayBuffer[] = [];
  for (let at = 0; at < bytes.byteLength; ) {
    const start = at + Uint32Array.BYTES_PER_ELEMENT;
    at = start + lengths.getUint32(at, true);
    pieces.push(bytes.slice(start, at));
  }
  return pieces;
}

function flat({ values, gradients, amounts, totals, locals }: Numbers): number[] {
  const columns = [values, gradients, amounts, totals].flatMap((column) => column.map((each) => each?.[0] ?? 0));
  return [...columns, ...locals.flatMap((each) => (each ? [...each.data] : []))];
}
