/** Keep in the address what is looked at, and how, so that a reload or a link restores it.
 *
 * All of it is in the fragment, which no server sees and no server's limit cuts off:
 *
 *     #preset=colah&inputs=eyJhIjozfQ&step=7&theme=dark&lang=zh-Hans
 *     #preset=lecture-network&view=reversed&sample=2&step=40&unit=layer
 *     #preset=lecture-network&view=network&neuron=2.1&step=62
 *     #preset=lecture-network&view=graph&cells=z2&step=21
 *     #preset=lecture-network&notation=l-i
 *     #preset=lecture-network&ask=gradient:z2_1,sign:w1_1_1
 *     #preset=chain-case-2&fade=3&variant=7
 *     #preset=saturated-sigmoid&beside=preset%3Dsaturation-cured&pair=saturation
 *     #preset=lecture-network&view=reversed&order=left&step=19&hall=1
 *     #training=eyJzb3VyY2UiOnsia2luZCI6Im5ldHdvcmsiLCJzaXplcyI6WzIsOCwxXX19&at=120&view=training
 *     #source=eyJraW5kIjoiZXhwcmVzc2lvbiIsInRleHQiOiJ5ID0geCp4IiwiaW5wdXRzIjp7IngiOjN9fQ&step=2
 *
 * `source`, `inputs` and `training` are base64url of JSON. What cannot be read is reported and left out, the rest still
 * counts.
 */

import { readNeuronName } from "../core/network/neuron";
import { isNotation } from "../core/network/notation";
import { ORDERS } from "../core/network/recursion";
import { pack, unpack } from "../core/packed";
import { FADES, type QuestionKey, readKeys } from "../core/quiz/asked";
import { readSeed } from "../core/quiz/variant";
import { FIRST_UNIT, isUnit } from "../core/units";
import { PAIR_IDS } from "./beside/pairs";
import { FAQ_IDS } from "./dialogs/faq";
import { isTab } from "./network/views";
import { readInputs, readSource, type Source } from "./source";
import { readTraining } from "./training/document";

interface Field<T> {
  /** Null where the text is none. */
  readonly read: (text: string) => T | null;
  readonly write: (value: T) => string;
  /** What goes without saying. */
  readonly usual: T | undefined;
}

function field<T>(read: Field<T>["read"], usual?: T, write: Field<T>["write"] = String): Field<T> {
  return { read, write, usual };
}

/** A document, as base64url of its JSON. */
const packed = <T>(read: (json: unknown) => T | null, usual?: T) => field((text) => read(unpack(text)), usual, pack);
const oneOf = <T extends string>(words: readonly T[], usual?: T) =>
  field<T>((text) => words.find((word) => word === text) ?? null, usual);
const flag = field<boolean>(
  (text) => (text === "1" ? true : text === "0" ? false : null),
  false,
  (on) => (on ? "1" : "0"),
);
const word = field(plainWord, undefined, encodeURIComponent);

/** Every field of an address, in the order in which they are written. */
const FIELDS = {
  /** A worked example. */
  preset: field((id) => (id === "" ? null : id), undefined, encodeURIComponent),
  source: packed(readSource),
  /** Values that differ from those of the preset. */
  inputs: packed(readInputs, {}),
  /** Steps of the trace, or of the order that is played. */
  step: field(count, 0),
  theme: word,
  lang: word,
  view: field((text) => (isTab(text) ? text : null)),
  /** From 1. */
  sample: field((digits) => (/^[1-9]\d{0,8}$/.test(digits) ? Number(digits) : null), 1),
  order: oneOf(ORDERS, "trace"),
  /** The neuron one has zoomed into, `2.1`. */
  neuron: field((text) => (readNeuronName(text) ? text : null)),
  /** The node whose product is opened into its cells. */
  cells: field((id) => (/^\w{1,40}$/.test(id) ? id : null)),
  unit: field((text) => (isUnit(text) ? text : null), FIRST_UNIT),
  /** How the loss of one sample is written, such as `l-i`. */
  notation: field((text) => (isNotation(text) ? text : null)),
  /** What a learner is asked before it is shown, and how much of the backward pass is left to the learner. */
  ask: field(keys, [], (asked) => asked.join(",")),
  fade: field((text) => FADES.find((fade) => String(fade) === text) ?? null, 1),
  /** What another address says without its `#`: that film stands beside this one, on the same clock. */
  beside: field(besideOf, undefined, encodeURIComponent),
  /** Which of the pairs that are offered these two are: how they are called. */
  pair: oneOf(PAIR_IDS),
  /** Other numbers, drawn from this seed. */
  variant: field(readSeed),
  /** The question of a learner that the moment answers: the answer is said beside it. */
  faq: oneOf(FAQ_IDS),
  /** Before many. */
  hall: flag,
  /** Is all opened that fits? */
  everything: flag,
  /** What is trained, after how many steps, and how many samples its film takes: 0 is the whole batch. */
  training: packed(readTraining),
  at: field(count, 0),
  take: field(count, 1),
};

type Fields = typeof FIELDS;
type FieldName = keyof Fields;
type ValueOf<F> = F extends Field<infer T> ? T : never;

/** What is not said is as usual. */
export type Address = { readonly [N in FieldName]?: ValueOf<Fields[N]> };

/** A field of an address that could not be read. */
export interface Fault {
  readonly field: string;
  readonly value: string;
}

export interface ParsedAddress {
  readonly address: Address;
  readonly faults: readonly Fault[];
}

const NAMES = Object.keys(FIELDS) as FieldName[];

/** The fragment of `address`, with its `#`; an empty text for one that says nothing. */
export function fragmentOf(address: Address): string {
  const fields = NAMES.flatMap((name) => {
    const { write, usual } = FIELDS[name] as Field<unknown>;
    const value = address[name];
    const goesWithoutSaying = value === undefined || JSON.stringify(value) === JSON.stringify(usual);
    return goesWithoutSaying ? [] : [`${name}=${write(value)}`];
  });
  return fields.length > 0 ? `#${fields.join("&")}` : "";
}

/** Read a fragment; `faults` name every field that could not be read. */
export function readFragment(fragment: string): ParsedAddress {
  const texts = new URLSearchParams(fragment.replace(/^#/, ""));
  const faults: Fault[] = [];
  const read = NAMES.flatMap((name) => {
    const value = texts.get(name);
    if (value === null) return [];
    const found = (FIELDS[name] as Field<unknown>).read(value);
    if (found === null) faults.push({ field: name, value });
    return found === null ? [] : [[name, found]];
  });
  return { address: Object.fromEntries(read), faults };
}

/** The source an address names. */
export function sourceOf({ source, preset }: Address): Source | null {
  return source ?? (preset === undefined ? null : { kind: "preset", id: preset });
}

/** What an address says of a source. */
export function addressOf(source: Source | null): Address {
  return source === null ? {} : source.kind === "preset" ? { preset: source.id } : { source };
}

function count(digits: string): number | null {
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

function keys(text: string): readonly QuestionKey[] | null {
  const found = readKeys(text);
  return found.length > 0 ? found : null;
}

/** It names a film, and nothing beside it. */
function besideOf(text: string): string | null {
  const { address, faults } = readFragment(text);
  return faults.length === 0 && sourceOf(address) !== null && address.beside === undefined ? text : null;
}

function plainWord(value: string): string | null {
  return /^[A-Za-z-]{1,20}$/.test(value) ? value : null;
}
