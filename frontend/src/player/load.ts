/** Get the trace a page names: a document in the page itself, or one at an address, with its layout. */
import type { DocumentStructure } from "../model/document";
import { TraceError } from "../model/trace-error";

/** The document in a `<script type="application/json">` inside the element; null where there is none. */
export function inlineDocument(host: Element): unknown {
  const script = host.querySelector('script[type="application/json"]');
  const text = script?.textContent?.trim();
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TraceError(`The document in the page is no JSON: ${error instanceof Error ? error.message : error}`);
  }
}

/** The document at `address`; large ones come without layout, which has an address of its own. */
export async function fetchDocument(address: string, signal: AbortSignal): Promise<unknown> {
  const document = (await fetchJson(address, signal)) as DocumentStructure & Record<string, unknown>;
  if (document.layout || !document.graph) return document;
  const layout = await fetchJson(layoutAddress(address), signal).catch(() => null);
  return layout ? { ...document, layout } : document;
}

async function fetchJson(address: string, signal: AbortSignal): Promise<unknown> {
  const answer = await fetch(address, { signal, headers: { Accept: "application/json" } });
  if (!answer.ok) throw new TraceError(`${address} answered ${answer.status} ${answer.statusText}.`);
  return answer.json();
}

function layoutAddress(address: string): string {
  const url = new URL(address, window.location.href);
  url.pathname = `${url.pathname.replace(/\/$/, "")}/layout`;
  return url.href;
}

export interface LoaderTargets {
  found(document: unknown): void;
  waiting(): void;
  failed(reason: string): void;
  nothing(): void;
}

/** Loads what an element names; only the newest wish is answered. */
export class Loader {
  private loading: AbortController | null = null;

  constructor(private readonly targets: LoaderTargets) {}

  get isLoading(): boolean {
    return this.loading !== null;
  }

  load(host: Element): void {
    this.stop();
    const address = host.getAttribute("src");
    this.guard(() => {
      const inline = inlineDocument(host);
      if (inline !== null) this.targets.found(inline);
      else if (address) void this.fetch(address);
      else this.targets.nothing();
    });
  }

  stop(): void {
    this.loading?.abort();
    this.loading = null;
  }

  private async fetch(address: string): Promise<void> {
    const loading = new AbortController();
    this.loading = loading;
    this.targets.waiting();
    try {
      const found = await fetchDocument(address, loading.signal);
      if (!loading.signal.aborted) this.guard(() => this.targets.found(found));
    } catch (error) {
      if (!loading.signal.aborted) this.targets.failed(reasonOf(error));
    } finally {
      if (this.loading === loading) this.loading = null;
    }
  }

  private guard(task: () => void): void {
    try {
      task();
    } catch (error) {
      this.targets.failed(reasonOf(error));
    }
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
