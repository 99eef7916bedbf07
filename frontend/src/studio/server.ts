/** Ask the server: traces, worked examples, ops. Every failure arrives as a `ProblemError`. */

import { jsonText } from "../core/packed";
import { readBinary } from "../model/binary";
import type { DocumentLayout } from "../model/document";
import { readLayout } from "../model/places";
import type { Scene } from "../model/types";
import { ProblemError, plainProblem, readProblem } from "./problem";
import type { Source } from "./source";

const BINARY = "application/vnd.chainrule.trace";
const PROBLEM = "application/problem+json";
/** What is refused is an answer too: another status would be written into the console as a failed load. */
const PREFERRED = { Prefer: "refusals=answers" };

/** The names a text needs values for, and those of the given ones that it does not use. */
interface NamesOfText {
  readonly inputs: readonly string[];
  readonly unused: readonly string[];
}

export interface Server {
  /** The film of `source`, with its layout. */
  trace(source: Source, signal?: AbortSignal): Promise<Scene>;
  /** What a text needs values for, where there are those of the names `given`. */
  inputs(text: string, given: readonly string[], signal?: AbortSignal): Promise<NamesOfText>;
  /** The JSON answer to a POST of `body` to `path`, relative to the API's root. */
  post(path: string, body: unknown): Promise<unknown>;
  /** The JSON answer to a GET of `path`, relative to the API's root. */
  get(path: string): Promise<unknown>;
  /** The absolute address of `path`, relative to the API's root. */
  address(path: string): URL;
}

/** The server that sent the page; `base` is the address its paths start from. */
export function connectServer(base: string, language: () => string = () => ""): Server {
  const address = (path: string): URL => new URL(`api/v1/${path}`, base);
  const get = async (path: string): Promise<unknown> =>
    (await ask(address(path), language(), { headers: PREFERRED })).json();
  const post = async (path: string, body: unknown): Promise<unknown> =>
    (await ask(address(path), language(), posted(body, "application/json", undefined))).json();
  const inputs = async (text: string, given: readonly string[], signal?: AbortSignal): Promise<NamesOfText> => {
    const answer = await ask(
      address("inspect"),
      language(),
      posted({ text, inputs: given }, "application/json", signal),
    );
    const found = (await answer.json()) as NamesOfText & { readonly problem: unknown };
    if (found.problem !== null) throw new ProblemError(readProblem(found.problem, 422));
    return found;
  };
  const trace = async (source: Source, signal?: AbortSignal): Promise<Scene> => {
    const answer = await ask(address("traces"), language(), posted(source, BINARY, signal));
    const scene = readBinary(await answer.arrayBuffer());
    // A large film comes without its layout.
    return scene.layout ? scene : withLayout(scene, await get(`traces/${scene.id}/layout`));
  };
  return { address, get, post, inputs, trace };
}

function posted(body: unknown, wanted: string, signal: AbortSignal | undefined): RequestInit {
  const headers = { ...PREFERRED, "Content-Type": "application/json", Accept: wanted };
  return { method: "POST", headers, body: jsonText(body), ...(signal ? { signal } : {}) };
}

function withLayout(scene: Scene, layout: unknown): Scene {
  return { ...scene, layout: readLayout(layout as DocumentLayout, scene.nodes, scene.edges) };
}

/** `language` is the one in which the server's sentences are wanted; "" for the browser's. */
async function ask(address: URL, language: string, options: RequestInit = {}): Promise<Response> {
  let answer: Response;
  try {
    const headers = { ...options.headers, ...(language ? { "Accept-Language": language } : {}) };
    answer = await fetch(address, { ...options, headers });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ProblemError(plainProblem("unreachable", "The server cannot be reached."));
  }
  const isProblem = answer.headers.get("Content-Type")?.startsWith(PROBLEM) === true;
  if (answer.ok && !isProblem) return answer;
  throw new ProblemError(readProblem(await answer.json().catch(() => null), answer.status));
}
