/** Write a binary frame as the server does: eight letters, the header's length, the header, float64 arrays. */

export function packed(header: object, arrays: Readonly<Record<string, readonly number[]>>): ArrayBuffer {
  const slices: Record<string, object> = {};
  let offset = 0;
  for (const [name, numbers] of Object.entries(arrays)) {
    slices[name] = { offset, length: numbers.length };
    offset += numbers.length;
  }
  const text = JSON.stringify({ ...header, arrays: slices });
  const padded = text.padEnd(text.length + ((8 - ((12 + text.length) % 8)) % 8));
  const buffer = new ArrayBuffer(12 + padded.length + 8 * offset);
  new Uint8Array(buffer).set(new TextEncoder().encode(`CHNRULE1....${padded}`));
  new DataView(buffer).setUint32(8, padded.length, true);
  new Float64Array(buffer, 12 + padded.length).set(Object.values(arrays).flat());
  return buffer;
}

export interface Told {
  readonly state?: string;
  readonly test?: readonly number[];
  readonly norms?: readonly (readonly number[])[];
  readonly parameters?: Readonly<Record<string, readonly number[]>>;
}

/** A frame of progress that measured these losses after these steps. */
export function progressFrame(steps: readonly number[], losses: readonly number[], told: Told = {}): ArrayBuffer {
  const { state = "running", test = [], norms = steps.map(() => [1]), parameters = {} } = told;
  const header = { type: "progress", seq: 4, state, step: steps.at(-1) ?? 0, steps: 100, epoch: 1.5 };
  return packed(header, { steps, losses, test_losses: test, gradient_norms: norms.flat(), ...parameters });
}
