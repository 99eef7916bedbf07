/**
 * The film alone in a frame, as its address says:
 *
 *     /embed?preset=colah&step=7&theme=dark        /embed?trace=9f2c...&step=3
 *     /embed#preset=lecture-network&view=reversed&sample=2
 *     /embed#preset=lecture-network&view=network&neuron=2.1        /embed#preset=colah&editable=1
 *     /embed#preset=lecture-network&view=network&ask=gradient:z2_1        /embed#preset=chain-case-2&fade=3
 *     /embed#source=<base64url of the JSON of a source document>&inputs=<base64url of other values>
 *
 * and as the page round it asks by messages (`messages.ts`); it is told what happens.
 */
import type { Scene } from "../model/types";
import type { ChainRuleApi, ChainRuleEvents } from "../player/api";
import { attributesOf, fieldsOf, heightFor, originOf, viewOf } from "./address";
import { type Report, type Request, readRequest, VERSION, type WantedState } from "./messages";
import { fetchTrace } from "./trace";

declare const ChainRule: { readBinary(bytes: ArrayBuffer): Scene };

const film = document.querySelector("chain-rule") as (HTMLElement & ChainRuleApi) | null;
const problem = document.getElementById("problem");
/** What messages have changed: the address says less from then on. */
const changed = new URLSearchParams();

if (film && problem) begin(film, problem);

function begin(film: HTMLElement & ChainRuleApi, problem: HTMLElement): void {
  const parent = listenToParent(originOf(fields()), (request) => void answer(request));
  let shown = 0;

  const fail = (message: string): void => {
    problem.textContent = message;
    problem.hidden = false;
    film.hidden = true;
    parent.tell({ type: "chainrule:error", message });
  };

  const show = async (): Promise<void> => {
    const wish = ++shown;
    const now = fields();
    problem.hidden = true;
    film.hidden = false;
    dress(film, now);
    try {
      const trace = await fetchTrace(now);
      if (wish !== shown) return;
      film.setAttribute("order", now.get("order") ?? "trace");
      film.sample = Number(now.get("sample") ?? 1);
      film.view = viewOf(now);
      film.neuron = now.get("neuron");
      if (trace instanceof ArrayBuffer) film.scene = ChainRule.readBinary(trace);
      else film.document = trace;
    } catch (error) {
      if (wish === shown) fail(error instanceof Error ? error.message : String(error));
    }
  };

  const set = async ({ view, theme, lang, inputs, step }: WantedState): Promise<void> => {
    if (theme !== undefined) changed.set("theme", theme);
    if (lang !== undefined) changed.set("lang", lang);
    const before = viewOf(fields());
    if (view !== undefined) changed.set("view", view);
    const next = viewOf(fields());
    // Neurons are drawn from another film than the graph.
    if ((before === "graph") !== (next === "graph")) {
      if (step !== undefined) changed.set("step", String(step));
      await show();
    } else {
      dress(film, fields());
      if (view !== undefined) film.view = next;
    }
    if (inputs !== undefined) await film.set(inputs);
    if (step !== undefined) film.step = step;
  };

  const answer = async (request: Request): Promise<void> => {
    try {
      if (request.type === "chainrule:set") await set(request);
      else if (request.type === "chainrule:seek") film.seek(request.t);
      else if (request.type === "chainrule:play") film.play();
      else if (request.type === "chainrule:pause") film.pause();
      else if (request.type === "chainrule:next") film.next();
      else film.previous();
    } catch (error) {
      parent.tell({ type: "chainrule:error", message: error instanceof Error ? error.message : String(error) });
    }
  };

  const on = <K extends keyof ChainRuleEvents>(name: K, tell: (detail: ChainRuleEvents[K]["detail"]) => void): void =>
    film.addEventListener(name, (event) => tell((event as ChainRuleEvents[K]).detail));
  on("chainrule-ready", ({ steps }) => {
    parent.tell({ type: "chainrule:ready", steps });
    parent.tell({ type: "chainrule:height", height: heightFor(window.innerWidth) });
  });
  on("chainrule-step", ({ step }) => parent.tell({ type: "chainrule:step", step }));
  on("chainrule-state", ({ playing }) => parent.tell({ type: "chainrule:state", playing }));
  on("chainrule-change", ({ values }) => parent.tell({ type: "chainrule:change", values }));

  let width = window.innerWidth;
  window.addEventListener("resize", () => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    parent.tell({ type: "chainrule:height", height: heightFor(width) });
  });
  window.addEventListener("hashchange", () => {
    for (const name of [...changed.keys()]) changed.delete(name);
    void show();
  });
  void show();
}

function fields(): URLSearchParams {
  const found = fieldsOf(window.location);
  for (const [name, value] of changed) found.set(name, value);
  return found;
}

/** All that the film takes as attributes; the page round it wears the same theme and language. */
function dress(film: HTMLElement, now: URLSearchParams): void {
  for (const [name, value] of attributesOf(now)) {
    if (value === null) film.removeAttribute(name);
    else if (film.getAttribute(name) !== value) film.setAttribute(name, value);
  }
  const { documentElement } = document;
  const theme = now.get("theme");
  if (theme === "light" || theme === "dark") documentElement.dataset.theme = theme;
  else delete documentElement.dataset.theme;
  documentElement.lang = now.get("lang") ?? "en";
}

interface Parent {
  tell(report: Report): void;
}

/**
 * The page that a frame stands in. It is heard where the message comes from that window itself and, where the frame's
 * address names an `origin` (else null), from there alone; it is told at that origin, else at the one that the browser
 * names.
 */
function listenToParent(origin: string | null, answer: (request: Request) => void): Parent {
  let heard: string | null = null;
  const isFramed = window.parent !== window;
  const tell = (report: Report): void => {
    const there = window.location.ancestorOrigins?.[0];
    if (!isFramed || (origin !== null && there !== undefined && there !== origin)) return;
    // An origin that has no name, as of a page from disk, cannot be addressed.
    window.parent.postMessage({ ...report, version: VERSION }, origin ?? named(there) ?? named(heard) ?? "*");
  };
  window.addEventListener("message", ({ source, origin: from, data }) => {
    if (!isFramed || source !== window.parent || (origin !== null && from !== origin)) return;
    const request = readRequest(data);
    if (request === null) return;
    heard = from;
    if (typeof request === "string") tell({ type: "chainrule:error", message: request });
    else answer(request);
  });
  return { tell };
}

function named(origin: string | null | undefined): string | null {
  return origin && origin !== "null" ? origin : null;
}
