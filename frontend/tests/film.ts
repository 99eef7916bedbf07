/** The traces of `fixtures/`, written by the library itself. */
import { readScene } from "../src/model/json";
import type { Scene } from "../src/model/types";

const documents = import.meta.glob<unknown>("./fixtures/*.json", { eager: true, import: "default" });
const binaries = import.meta.glob<string>("./fixtures/*.trace", { eager: true, import: "default", query: "?inline" });

export const FILMS = [
  "neuron",
  "square",
  "fan-out",
  "beside-the-path",
  "vectors",
  "heat-map",
  "fragment",
  "dead-relu",
  "not-finite",
  "network",
  "lecture-network",
  "softmax-network",
] as const;

export type FilmName =
  | (typeof FILMS)[number]
  | "slices"
  | "two-samples"
  | "network-batch"
  | "lecture-arrays"
  | "softmax-arrays";

/** A copy of the document, so that a test may change it. */
export function documentOf(name: FilmName): Record<string, unknown> {
  const document = documents[`./fixtures/${name}.json`];
  if (!document) throw new Error(`There is no fixture '${name}'.`);
  return structuredClone(document) as Record<string, unknown>;
}

export function film(name: FilmName): Scene {
  return readScene(documentOf(name));
}

export async function binaryOf(name: "neuron" | "vectors" | "beside-the-path"): Promise<ArrayBuffer> {
  const address = binaries[`./fixtures/${name}.trace`];
  if (!address) throw new Error(`There is no binary fixture '${name}'.`);
  return (await fetch(address)).arrayBuffer();
}

/** The node of that id; a test that names another has a mistake. */
export function node(scene: Scene, id: string) {
  const found = scene.nodes.find((each) => each.id === id);
  if (!found) throw new Error(`There is no node '${id}'.`);
  return found;
}

export function edge(scene: Scene, id: string) {
  const found = scene.edges.find((each) => each.id === id);
  if (!found) throw new Error(`There is no edge '${id}'.`);
  return found;
}
