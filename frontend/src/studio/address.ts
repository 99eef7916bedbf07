/** Keep a moment in the address: source, inputs, step, theme and language, so that a reload or a link restores it.
 *
 * All of it is in the fragment, which no server sees and no server's limit cuts off:
 *
 *     #preset=colah&inputs=eyJhIjozfQ&step=7&theme=dark&lang=zh-Hans
 *     #preset=lecture-network&view=reversed&sample=2&step=40&unit=layer
 *     #preset=lecture-network&view=network&neuron=2.1&step=62
 *     #preset=lecture-network&view=graph&cells=z2&step=21
 *     #preset=lecture-network&notation=l-i
 *     #preset=lecture-network&view=reversed&order=left&step=19
 *     #training=eyJzb3VyY2UiOnsia2luZCI6Im5ldHdvcmsiLCJzaXplcyI6WzIsOCwxXX19&at=120&view=training
 *     #source=eyJraW5kIjoiZXhwcmVzc2lvbiIsInRleHQiOiJ5ID0geCp4IiwiaW5wdXRzIjp7IngiOjN9fQ&step=2
 *
 * `source`, `inputs` and `training` are base64url of JSON. What cannot be read is reported and left out, the rest still
 * counts.
 */

import { readNeuronName } from "../core/network/neuron";
import { ORDERS, type OrderName } from "../core/network/recursion";
import { isUnit, type Unit } from "../core/units";
import { isNotation, type Notation } from "./network/notation";
import { isTab, type Tab } from "./network/views";
import { type Inputs, readInputs, readSource, type Source } from "./source";
import { readTraining, type TrainingDocument } from "./training/document";

export interface Address {
  readonly source: Source | null;
  /** Values that differ from those of the preset. */
  readonly inputs: Inputs;
  readonly step: number | null;
  readonly theme: string | null;
  readonly lang: string | null;
  /** Of a network: how it is looked at, and which sample, from 1. */
  readonly view?: Tab;
  readonly sample?: number;
  /** The neuron one has zoomed into, `2.1`. */
  readonly neuron?: string;
  /** The node whose product is opened into its cells. */
  readonly cells?: string;
  /** By what it is stepped, where that is not the single op. */
  readonly unit?: Unit;
  /** How the loss of one sample is written, such as `l-i`. */
  readonly notation?: Notation;
  /** In which order the reversed network is evaluated; the step is then one of that order. */
  readonly order?: OrderName;
  /** What is trained, after how many steps, and how many samples its film takes: 0 is the whole batch. */
  readonly training?: TrainingDocument;
  readonly at?: number;
  readonly take?: number;
}

/** A field of an address that could not be read. */
export interface Fault {
  readonly field: string;
  readonly value: string;
}

export interface ParsedAddress {
  readonly moment: Address;
  readonly faults: readonly Fault[];
}

export const NO_ADDRESS: Address = { source: null, inputs: {}, step: null, theme: null, lang: null };

/** The fragment of `moment`, with its `#`; an empty text for a moment that says nothing. */
export function fragmentOf(moment: Address): string {
  const fields: string[] = [];
  const { source } = moment;
  if (source?.kind === "preset") fields.push(`preset=${encodeURIComponent(source.id)}`);
  else if (source) fields.push(`source=${pack(source)}`);
  if (Object.keys(moment.inputs).length > 0) fields.push(`inputs=${pack(moment.inputs)}`);
  if (moment.step !== null) fields.push(`step=${moment.step}`);
  if (moment.theme !== null) fields.push(`theme=${encodeURIComponent(moment.theme)}`);
  if (moment.lang !== null) fields.push(`lang=${encodeURIComponent(moment.lang)}`);
  if (moment.view !== undefined) fields.push(`view=${moment.view}`);
  if (moment.sample !== undefined) fields.push(`sample=${moment.sample}`);
  if (moment.order !== undefined) fields.push(`order=${moment.order}`);
  if (moment.neuron !== undefined) fields.push(`neuron=${moment.neuron}`);
  if (moment.cells !== undefined) fields.push(`cells=${moment.cells}`);
  if (moment.unit !== undefined) fields.push(`unit=${moment.unit}`);
  if (moment.notation !== undefined) fields.push(`notation=${moment.notation}`);
  if (moment.training !== undefined) fields.push(`training=${pack(moment.training)}`);
  if (moment.at !== undefined) fields.push(`at=${moment.at}`);
  if (moment.take !== undefined) fields.push(`take=${moment.take}`);
  return fields.length > 0 ? `#${fields.join("&")}` : "";
}

/** Read a fragment; `faults` name every field that could not be read. */
export function readFragment(fragment: string): ParsedAddress {
  const fields = new URLSearchParams(fragment.replace(/^#/, ""));
  const faults: Fault[] = [];
  const read = <T>(field: string, reader: (value: string) => T | null): T | null => {
    const value = fields.get(field);
    if (value === null) return null;
    const found = reader(value);
    if (found === null) faults.push({ field, value });
    return found;
  };
  const preset = read("preset", (id): Source | null => (id === "" ? null : { kind: "preset", id }));
  const view = read("view", (word) => (isTab(word) ? word : null));
  const cells = read("cells", (id) => (/^\w{1,40}$/.test(id) ? id : null));
  const neuron = read("neuron", (text) => (readNeuronName(text) ? text : null));
  const sample = read("sample", (digits) => (/^[1-9]\d{0,8}$/.test(digits) ? Number(digits) : null));
  const order = read("order", (word) => ORDERS.find((each) => each === word) ?? null);
  const unit = read("unit", (word) => (isUnit(word) ? word : null));
  const notation = read("notation", (word) => (isNotation(word) ? word : null));
  const training = read("training", (packed) => readTraining(unpack(packed)));
  const at = read("at", count);
  const take = read("take", count);
  const moment: Address = {
    source: read("source", (packed) => readSource(unpack(packed))) ?? preset,
    inputs: read("inputs", (packed) => readInputs(unpack(packed))) ?? {},
    step: read("step", count),
    theme: read("theme", plainWord),
    lang: read("lang", plainWord),
    ...(view === null ? {} : { view }),
    ...(neuron === null ? {} : { neuron }),
    ...(cells === null ? {} : { cells }),
    ...(sample === null ? {} : { sample }),
    ...(order === null ? {} : { order }),
    ...(unit === null ? {} : { unit }),
    ...(notation === null ? {} : { notation }),
    ...(training === null ? {} : { training }),
    ...(at === null ? {} : { at }),
    ...(take === null ? {} : { take }),
  };
  return { moment, faults };
}

/** base64url of the JSON of `value`, without padding. */
export function pack(value: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The value that `pack` packed; undefined where `packed` is something else. */
export function unpack(packed: string): unknown {
  try {
    const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function count(digits: string): number | null {
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

function plainWord(value: string): string | null {
  return /^[A-Za-z-]{1,20}$/.test(value) ? value : null;
}
