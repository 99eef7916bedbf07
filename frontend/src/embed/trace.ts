/** Get the trace that the address of a frame names: by its id, as a worked example, or by its source. */
import { unpack } from "../core/packed";
import { ask } from "../player/ask";
import { viewOf } from "./address";
import { isRecord } from "./messages";

type SourceDocument = Readonly<Record<string, unknown>> & { readonly kind?: string };

/** A layer of more neurons cannot be shown with all its numbers: then the network is shown by its arrays. */
const MOST_NEURONS = 8;

/** The document, or the bytes of the binary form. Throws an error that says what is wrong. */
export async function fetchTrace(fields: URLSearchParams): Promise<unknown> {
  const trace = fields.get("trace");
  if (trace !== null) return withLayout(await read(`traces/${idOf(trace)}`));
  if (!fields.has("source") && !fields.has("preset")) throw new Error("The address names no film.");
  const source = await sourceOf(fields);
  const isLarge = source.kind === "network" && source.detail === "tensor" && isWide(source);
  const headers = {
    "Content-Type": "application/json",
    ...(isLarge ? { Accept: "application/vnd.chainrule.trace" } : {}),
  };
  const answer = await asked("traces", { method: "POST", headers, body: JSON.stringify(source) });
  return isLarge ? answer.arrayBuffer() : withLayout(await answer.json());
}

/** What the API of this site says of `path`. What is refused is an answer too: nothing in the console has failed then. */
function asked(path: string, options: RequestInit = {}): Promise<Response> {
  const headers = { ...options.headers, Prefer: "refusals=answers" };
  return ask(new URL(`api/v1/${path}`, document.baseURI).href, { ...options, headers });
}

async function read(path: string): Promise<unknown> {
  return (await asked(path)).json();
}

async function withLayout(found: unknown): Promise<unknown> {
  const trace = found as { readonly id: string; readonly layout?: unknown };
  return trace.layout ? trace : { ...trace, layout: await read(`traces/${trace.id}/layout`) };
}

/** An id as the server gives it; `..` would lead to another part of the API. */
function idOf(given: string): string {
  if (!/^[0-9a-f]{32}$/.test(given)) throw new Error("The address names no trace: an id has 32 digits.");
  return given;
}

function presetOf(given: unknown): string {
  if (typeof given !== "string" || !/^[a-z0-9-]+$/.test(given)) {
    throw new Error("The address names no worked example.");
  }
  return given;
}

async function sourceOf(fields: URLSearchParams): Promise<SourceDocument> {
  const named = unpacked(fields, "source") ?? { kind: "preset", id: fields.get("preset") };
  const inputs = unpacked(fields, "inputs");
  const isOfNeurons = viewOf(fields) !== "graph";
  if (inputs === null && !isOfNeurons) return named;
  const source = named.kind === "preset" ? await exampleOf(named) : named;
  if (isOfNeurons && source.kind === "network") {
    if (isWide(source)) return { ...source, detail: "tensor" };
    return oneSample(source, Number(fields.get("sample") ?? 1) - 1);
  }
  return inputs === null ? source : { ...source, inputs: { ...(source.inputs as object), ...inputs } };
}

/** A document in the address; null where there is none. Throws where it is something else. */
function unpacked(fields: URLSearchParams, name: "source" | "inputs"): SourceDocument | null {
  const packed = fields.get(name);
  if (packed === null) return null;
  const found = unpack(packed);
  if (!isRecord(found)) throw new Error(`The address has no film: ${name} is not the base64url of a JSON object.`);
  return found;
}

async function exampleOf(named: SourceDocument): Promise<SourceDocument> {
  return ((await read(`presets/${presetOf(named.id)}`)) as { readonly document: SourceDocument }).document;
}

function isWide(source: SourceDocument): boolean {
  const { sizes, layers } = source as {
    readonly sizes?: readonly number[];
    readonly layers?: readonly { readonly W: number[][] }[];
  };
  const widths = sizes ?? (layers ?? []).flatMap(({ W }) => [W.length, W[0]?.length ?? 0]);
  return widths.some((width) => width > MOST_NEURONS);
}

/** Neurons are shown by the film of one sample, every number a value of its own. */
function oneSample(source: SourceDocument, n: number): SourceDocument {
  const samples = (source.samples ?? []) as readonly unknown[];
  return { ...source, detail: "scalar", samples: [samples[n] ?? samples[0]] };
}
