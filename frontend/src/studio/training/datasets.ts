/** The data sets the server has: what they are called, whether they can be had, and a few points to draw them small. */

import { type Points, readPoints } from "../../core/training/points";
import type { Server } from "../server";
import type { Words } from "../words";
import { isRecord } from "./document";

export interface DatasetEntry {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly kind: "drawn" | "packaged" | "csv";
  /** The package that is missing; null where there is nothing to miss. */
  readonly missing: string | null;
  readonly defaults: Readonly<Record<string, unknown>>;
}

export interface Datasets {
  readonly entries: readonly DatasetEntry[];
  readonly features: readonly string[];
}

export const NO_DATASETS: Datasets = { entries: [], features: [] };
const SMALL = "n=150&noise=0&seed=0";

/** Read the answer of `GET datasets`. */
export function readDatasets(json: unknown): Datasets {
  if (!isRecord(json)) return NO_DATASETS;
  const entries = Array.isArray(json.datasets) ? json.datasets.filter(isRecord) : [];
  const features = Array.isArray(json.features) ? json.features.map(String) : [];
  return { features, entries: entries.map(readEntry) };
}

function readEntry(json: Readonly<Record<string, unknown>>): DatasetEntry {
  const kind = json.kind === "packaged" || json.kind === "csv" ? json.kind : "drawn";
  return {
    id: String(json.id),
    title: String(json.title),
    about: String(json.about),
    kind,
    missing: json.is_available === false ? String(json.needs) : null,
    defaults: isRecord(json.defaults) ? json.defaults : {},
  };
}

/** Title and description in the reader's language. */
export function nameOf({ id, title, about }: DatasetEntry, words: Words): readonly [title: string, about: string] {
  return words.training.datasets[id] ?? [title, about];
}

/** A few points of every drawn set. */
export async function smallPictures(server: Server, { entries }: Datasets): Promise<ReadonlyMap<string, Points>> {
  const drawn = entries.filter(({ kind }) => kind === "drawn");
  const found = drawn.map(async ({ id }) => [id, readPoints(await server.get(`datasets/${id}?${SMALL}`))] as const);
  const had = await Promise.allSettled(found);
  return new Map(had.flatMap((each) => (each.status === "fulfilled" ? [each.value] : [])));
}
