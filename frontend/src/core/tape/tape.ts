/**
 * Compute a scene of single numbers in the page: `recompute(scene, numbers, {x: 2})` are its numbers with another x.
 *
 * A scene is lowered once. A run goes through the same operations in the same order as the server's, without making
 * anything but the numbers it hands out.
 */
import type { Local, Numbers, Scene, Shape } from "../../model/types";
import { memo } from "../memo";
import { diagnose, isOfRun } from "./diagnose";
import { isLowerable, lower, NOWHERE, type Places, type Tape } from "./lower";
import { execute } from "./rules";

/** By id of an input: its value. */
export type Values = Readonly<Record<string, number>>;

const SINGLE: Shape = [];
const NOTHING = new Float64Array(1);

/** The tape of a scene; null of one with arrays, or of very many numbers: those need the server. */
export const tapeOf = memo((scene: Scene): Tape | null => (isLowerable(scene) ? lower(scene) : null));

/** The numbers of `scene` with `changes` in place of some of `before`'s; null where they need the server. */
export function recompute(scene: Scene, before: Numbers, changes: Values): Numbers | null {
  const tape = tapeOf(scene);
  if (tape === null) return null;
  run(scene, tape, before, changes);
  const { registers } = tape;
  const told = (before.diagnostics ?? scene.diagnostics).filter((each) => !isOfRun(each));
  return { ...numbersOf(scene, tape), diagnostics: [...diagnose({ scene, tape, registers }), ...told] };
}

/** What the output becomes with `changes` in place of some of `before`'s values; null where that needs the server. */
export function outputWith(scene: Scene, before: Numbers, changes: Values): number | null {
  const tape = tapeOf(scene);
  if (tape === null) return null;
  run(scene, tape, before, changes);
  return tape.registers[scene.output] ?? null;
}

function run({ nodes }: Scene, { code, registers }: Tape, before: Numbers, changes: Values): void {
  for (const { id, index, op, isLeaf } of nodes) {
    if (isLeaf)
      registers[index] = (op === "input" ? changes[id] : undefined) ?? before.values[index]?.[0] ?? Number.NaN;
  }
  execute(code, registers);
}

/** What the registers hold, as the numbers of a trace; a register that stands for several of them is one array. */
function numbersOf(scene: Scene, tape: Tape): Numbers {
  const registers = tape.registers.slice();
  const arrays: Float64Array[] = [];
  const array = (register: number): Float64Array => {
    arrays[register] ??= registers.subarray(register, register + 1);
    return arrays[register];
  };
  const locals: Local[] = [];
  const local = (register: number): Local => {
    locals[register] ??= { shape: SINGLE, data: array(register) };
    return locals[register];
  };
  const placed = (places: Places) => places.map((register) => (register === NOWHERE ? NOTHING : array(register)));
  return {
    values: scene.nodes.map(({ index }) => array(index)),
    gradients: tape.gradients.map((register) => (register === NOWHERE ? null : array(register))),
    amounts: placed(tape.amounts),
    totals: placed(tape.totals),
    locals: tape.locals.map((register) => (register === NOWHERE ? null : local(register))),
  };
}
