/**
 * Compute a film with other values: by its tape in the page where it has one, else by a server, which then tells why it
 * cannot.
 */

import { type NestedArray, nested } from "../core/nested";
import { jsonText } from "../core/packed";
import { recompute, type Values } from "../core/tape/tape";
import { readScene } from "../model/json";
import type { Numbers, Scene } from "../model/types";
import { ask } from "./ask";
import { networks } from "./networks";

export type GivenValues = Readonly<Record<string, NestedArray>>;

/** The first name that is none of an input; null where all are. */
export function strayInput(scene: Scene, values: GivenValues): string | null {
  const isInput = (id: string) => scene.nodes.some((node) => node.id === id && node.op === "input");
  return Object.keys(values).find((id) => !isInput(id)) ?? null;
}

/** The numbers that follow in the page; null where only a server can compute them. */
export function computeHere(scene: Scene, numbers: Numbers, values: GivenValues): Numbers | null {
  return isOfNumbers(values) ? recompute(scene, numbers, values) : null;
}

function isOfNumbers(values: GivenValues): values is Values {
  return Object.values(values).every((value) => typeof value === "number");
}

/** The numbers as a server computes them. Throws what `ask` throws, and where another film comes out. */
export async function computeThere(scene: Scene, now: Numbers, values: GivenValues, server: string): Promise<Numbers> {
  const body = jsonText(sourceWith(scene, now, values));
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  const answer = await ask(`${server}api/v1/traces`, { method: "POST", headers, body });
  const made = readScene(await answer.json());
  const isSame = made.nodes.length === scene.nodes.length && made.nodes.every(({ id }, i) => id === scene.nodes[i]?.id);
  if (!isSame) throw new Error("With these values another film comes out.");
  return made.numbers;
}

/** The source of the film as it stands `now`, with `values` in place of some: of an expression, or as networks say. */
export function sourceWith(scene: Scene, now: Numbers, values: GivenValues): object {
  const all = { ...heldBy(scene, now), ...values };
  return scene.source.kind === "network" ? (networks()?.source(scene, all) ?? {}) : { ...scene.source, inputs: all };
}

/** The values of all inputs, by id. */
function heldBy({ nodes }: Scene, now: Numbers): GivenValues {
  const leaves = nodes.filter(({ op }) => op === "input");
  return Object.fromEntries(
    leaves.map(({ id, index, shape }) => [id, nested(now.values[index] ?? new Float64Array(), shape)]),
  );
}
