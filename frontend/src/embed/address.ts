/** What the address of a frame says: the attributes of the film, and where it comes from. */
import { VIEWS, type View } from "../core/network/views";

/** Attributes that say something, and those that are there or not. */
const WORDS = [
  "step",
  "unit",
  "sample",
  "neuron",
  "theme",
  "lang",
  "keys",
  "at-end",
  "controls",
  "captions",
  "speed",
  "ask",
  "fade",
  "variant",
];
const FLAGS = ["hall", "autoplay", "loop", "editable"];

/** The query and the fragment; what is in the fragment, which no server sees, counts more. */
export function fieldsOf({ search, hash }: { readonly search: string; readonly hash: string }): URLSearchParams {
  const found = new URLSearchParams(search);
  for (const [name, value] of new URLSearchParams(hash.slice(1))) found.set(name, value);
  return found;
}

/** The attributes as the address wants them; null: without. */
export function attributesOf(fields: URLSearchParams): ReadonlyMap<string, string | null> {
  const found = new Map<string, string | null>();
  for (const name of WORDS) found.set(name, fields.get(name));
  for (const name of FLAGS) found.set(name, isOn(fields.get(name)) ? "" : null);
  const step = fields.get("step") ?? "";
  found.set("step", /^\d{1,9}$/.test(step) ? step : "0");
  found.set("keys", fields.get("keys") ?? "page");
  return found;
}

/** `1`, `true` or the name alone; `0`, `false`, or nothing at all, is off. */
function isOn(text: string | null): boolean {
  return text !== null && text !== "0" && text !== "false";
}

export function viewOf(fields: URLSearchParams): View {
  return VIEWS.find((view) => view === fields.get("view")) ?? "graph";
}

/** An origin as browsers write it; null where the text is none. */
export function originOf(fields: URLSearchParams): string | null {
  const text = fields.get("origin");
  if (text === null || !URL.canParse(text)) return null;
  const { origin } = new URL(text);
  return origin === "null" ? null : origin;
}

/** The height that suits a width, in CSS pixels: 16:9, and on phones no lower than what can be read. */
export function heightFor(width: number): number {
  return Math.round(Math.min(Math.max(420, (width * 9) / 16), 720));
}
