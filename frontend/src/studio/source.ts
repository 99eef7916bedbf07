/** A source document as the studio edits it: what to compute, with the values of its inputs. */
import { jsonText } from "../core/packed";

/** A number, or nested lists of numbers. */
export type Tensor = number | readonly Tensor[];
export type Inputs = Readonly<Record<string, Tensor>>;

export interface ExpressionSource {
  readonly kind: "expression";
  readonly text: string;
  readonly inputs: Inputs;
  readonly output?: string;
}

export interface PresetSource {
  readonly kind: "preset";
  readonly id: string;
}

/** Documents the studio can show and share but does not edit. */
export interface NetworkSource {
  readonly kind: "network";
  readonly [field: string]: unknown;
}

export type Source = ExpressionSource | PresetSource | NetworkSource;

/** What a name that was never given a value is worth, so that a new expression just works. */
const DEFAULT_INPUT = 1;

/** `source` with a value for each of `names` and for no other; `known` are values of earlier texts. */
export function withInputs(
  source: ExpressionSource,
  names: readonly string[],
  known: ReadonlyMap<string, Tensor>,
): ExpressionSource {
  const value = (name: string): Tensor => own(source.inputs, name) ?? known.get(name) ?? DEFAULT_INPUT;
  return { ...source, inputs: Object.fromEntries(names.map((name) => [name, value(name)])) };
}

/** `source` with the input `name` set to `value`. */
export function withInput(source: ExpressionSource, name: string, value: Tensor): ExpressionSource {
  return { ...source, inputs: Object.fromEntries([...Object.entries(source.inputs), [name, value]]) };
}

export function isTensor(value: unknown): value is Tensor {
  const open: unknown[] = [value];
  // The list grows while it is walked.
  for (const next of open) {
    if (Array.isArray(next)) for (const item of next) open.push(item);
    else if (typeof next !== "number") return false;
  }
  return true;
}

/** Read a source document out of unknown JSON; null where it is none. */
export function readSource(json: unknown): Source | null {
  if (!isRecord(json)) return null;
  if (json.kind === "preset") {
    return typeof json.id === "string" ? { kind: "preset", id: json.id } : null;
  }
  if (json.kind === "network") return { ...json, kind: "network" };
  return json.kind === "expression" ? readExpression(json) : null;
}

export function readInputs(json: unknown): Inputs | null {
  if (!isRecord(json)) return null;
  const entries = Object.entries(json).map(([name, value]) => [name, withInfinities(value)] as const);
  return entries.every(([, value]) => isTensor(value)) ? (Object.fromEntries(entries) as Inputs) : null;
}

export function sameTensor(a: Tensor | undefined, b: Tensor | undefined): boolean {
  return a === b || jsonText(a) === jsonText(b);
}

/** The numbers that `jsonText` wrote as texts are numbers again. */
export function withInfinities(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(withInfinities);
  return json === "Infinity" ? Infinity : json === "-Infinity" ? -Infinity : json;
}

function readExpression(json: Readonly<Record<string, unknown>>): ExpressionSource | null {
  const inputs = readInputs(json.inputs ?? {});
  if (typeof json.text !== "string" || inputs === null) return null;
  const output = json.output;
  return {
    kind: "expression",
    text: json.text,
    inputs,
    ...(typeof output === "string" ? { output } : {}),
  };
}

function isRecord(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** A name is data: `constructor` and `__proto__` are inputs like any other. */
function own(inputs: Inputs, name: string): Tensor | undefined {
  return Object.hasOwn(inputs, name) ? inputs[name] : undefined;
}
