/**
 * What a page and the frame in it say to each other by `postMessage`. Every message has a `type` and the `version` of
 * this protocol; what is not one of them is left alone.
 */
import { VIEWS, type View } from "../core/network/views";
import type { GivenValues } from "../player/computing";

export const VERSION = 1;

/** How the film is to be shown; what is left out stays as it is. */
export interface WantedState {
  readonly step?: number;
  readonly view?: View;
  readonly theme?: string;
  readonly lang?: string;
  readonly inputs?: GivenValues;
}

/** What the page asks of the frame. */
export type Request =
  | ({ readonly type: "chainrule:set" } & WantedState)
  | { readonly type: "chainrule:play" | "chainrule:pause" | "chainrule:next" | "chainrule:previous" }
  | { readonly type: "chainrule:seek"; readonly t: number };

/** What the frame tells the page. */
export type Report =
  | { readonly type: "chainrule:ready"; readonly steps: number }
  | { readonly type: "chainrule:step"; readonly step: number }
  | { readonly type: "chainrule:state"; readonly playing: boolean }
  | { readonly type: "chainrule:change"; readonly values: GivenValues }
  /** The height that suits the width of the frame, in CSS pixels. */
  | { readonly type: "chainrule:height"; readonly height: number }
  /** The film could not be shown, or not what was asked for. */
  | { readonly type: "chainrule:error"; readonly message: string };

const PLAIN = ["chainrule:play", "chainrule:pause", "chainrule:next", "chainrule:previous"] as const;

/** A request as it is asked for; null for messages of others; what is wrong with one of ours. */
export function readRequest(data: unknown): Request | string | null {
  if (!isRecord(data) || typeof data.type !== "string" || !data.type.startsWith("chainrule:")) return null;
  const { type, version } = data;
  if (version !== VERSION)
    return `${type} has version ${JSON.stringify(version)}; this frame speaks version ${VERSION}.`;
  const plain = PLAIN.find((each) => each === type);
  if (plain) return { type: plain };
  if (type === "chainrule:seek") {
    return typeof data.t === "number" && data.t >= 0 ? { type, t: data.t } : `${type} needs t, a number from 0.`;
  }
  return type === "chainrule:set" ? readSetting(data) : `${type} is none of the messages of version ${VERSION}.`;
}

function readSetting({ step, view, theme, lang, inputs }: Record<string, unknown>): Request | string {
  const type = "chainrule:set";
  if (step !== undefined && !(Number.isInteger(step) && (step as number) >= 0)) {
    return `${type} needs a step that counts from 0.`;
  }
  const words = { view, theme, lang };
  for (const [name, word] of Object.entries(words)) {
    if (word !== undefined && typeof word !== "string") return `${type} needs a text for ${name}.`;
  }
  if (view !== undefined && !VIEWS.some((each) => each === view)) {
    return `${type} needs a view that is one of ${VIEWS.join(", ")}.`;
  }
  if (inputs !== undefined && !(isRecord(inputs) && Object.values(inputs).every(isNested))) {
    return `${type} needs numbers, or lists of them, for inputs.`;
  }
  const given = Object.entries({ step, ...words, inputs }).filter(([, value]) => value !== undefined);
  return { type, ...(Object.fromEntries(given) as WantedState) };
}

function isNested(value: unknown): boolean {
  return typeof value === "number" || (Array.isArray(value) && value.every(isNested));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
