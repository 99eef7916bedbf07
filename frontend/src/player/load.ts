/**
 * Get the trace a page names: a document in the page itself, a worked example of a Chainrule, or a file at an address.
 */

import type { Messages } from "../core/messages";
import { readBinary } from "../model/binary";
import { readScene } from "../model/json";
import { readLayout } from "../model/places";
import { TraceError } from "../model/trace-error";
import type { Scene } from "../model/types";
import { ask, LoadError } from "./ask";

const FORMS = "application/vnd.chainrule.trace, application/json;q=0.9";

/** The script's address, known while it runs; a Chainrule serves it as `https://a.example/static/<digest>/dist/player.js`. */
const SCRIPT = (globalThis.document?.currentScript as HTMLScriptElement | null | undefined)?.src ?? "";
const SERVED = /^(https?:.*\/)static\/(?:[^/]+\/)?dist\/player\.js/;

/** What an element says of where its film is. */
interface Whereabouts {
  readonly src: string | null | undefined;
  readonly preset: string | null | undefined;
  readonly server: string | null | undefined;
  /** Which film of a worked example: neurons are shown by the numbers of one sample. */
  readonly view: string | null | undefined;
  readonly sample: number;
}

/** What went wrong, for whoever looks at the film. */
export function reasonOf(error: unknown, messages: Messages): string {
  if (error instanceof LoadError) return messages[error.obstacle](error.address);
  return error instanceof Error ? error.message : String(error);
}

/**
 * The Chainrule that computes for a film: the one the attribute `server` names, else the one that the player's script
 * came from, else the page's own site. Null for a page from disk that names none.
 */
export function serverOf(server: string | null | undefined): string | null {
  const named = server ?? SERVED.exec(SCRIPT)?.[1];
  if (named !== undefined) return new URL(`${named.replace(/\/$/, "")}/`, document.baseURI).href;
  return window.location.protocol.startsWith("http") ? new URL("/", window.location.href).href : null;
}

/** The film, or the address where it is; null where the page names none. */
function whatIsNamed(host: Element, at: Whereabouts): Scene | string | null {
  const inline = inlineDocument(host);
  if (inline !== null) return readScene(inline);
  if (!at.preset) return at.src || null;
  const server = serverOf(at.server);
  if (server === null) throw new LoadError("fromDisk", `preset="${at.preset}"`);
  const query = new URLSearchParams({ view: at.view ?? "graph", sample: String(at.sample) });
  return `${server}api/v1/presets/${encodeURIComponent(at.preset)}/trace?${query}`;
}

/** The document in a `<script type="application/json">` inside the element; null where there is none. */
function inlineDocument(host: Element): unknown {
  const text = host.querySelector('script[type="application/json"]')?.textContent?.trim();
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TraceError(`The document in the page is no JSON: ${error}`);
  }
}

/** The film at `address`, in JSON or in the binary form; large ones come without layout, which has an address of its own. */
async function fetchScene(address: string, signal: AbortSignal): Promise<Scene> {
  const bytes = await (await ask(address, { signal, headers: { Accept: FORMS } })).arrayBuffer();
  const isJson = /^\s*\{/.test(new TextDecoder().decode(bytes.slice(0, 64)));
  const scene = isJson ? readScene(JSON.parse(new TextDecoder().decode(bytes))) : readBinary(bytes);
  if (scene.layout) return scene;
  const layout = await ask(layoutAddress(address, scene.id), { signal }).then(
    (answer) => answer.json(),
    () => undefined,
  );
  return { ...scene, layout: readLayout(layout, scene.nodes, scene.edges) };
}

function layoutAddress(address: string, id: string): string {
  const url = new URL(address.replace(/presets\/[^/]+\/trace\b.*/, `traces/${id}`), document.baseURI);
  url.pathname = `${url.pathname.replace(/\/$/, "")}/layout`;
  return url.href;
}

interface LoaderTargets {
  found(scene: Scene): void;
  waiting(): void;
  failed(error: unknown): void;
  nothing(): void;
}

/** Loads what an element names; only the newest wish is answered. */
export class Loader {
  #loading: AbortController | null = null;

  constructor(private readonly targets: LoaderTargets) {}

  get isLoading(): boolean {
    return this.#loading !== null;
  }

  load(host: Element, at: Whereabouts): void {
    this.stop();
    this.#guard(() => {
      const named = whatIsNamed(host, at);
      if (typeof named === "string") void this.#fetch(named);
      else if (named) this.targets.found(named);
      else this.targets.nothing();
    });
  }

  stop(): void {
    this.#loading?.abort();
    this.#loading = null;
  }

  async #fetch(address: string): Promise<void> {
    const loading = new AbortController();
    this.#loading = loading;
    this.targets.waiting();
    try {
      const found = await fetchScene(address, loading.signal);
      if (!loading.signal.aborted) this.#guard(() => this.targets.found(found));
    } catch (error) {
      if (!loading.signal.aborted) this.targets.failed(error);
    } finally {
      if (this.#loading === loading) this.#loading = null;
    }
  }

  #guard(task: () => void): void {
    try {
      task();
    } catch (error) {
      this.targets.failed(error);
    }
  }
}
