/** The trainings the server has to show: their titles, what they teach, and their documents. */

import type { Words } from "../words";
import { isRecord, readTraining, type TrainingDocument } from "./document";

export interface TrainingExample {
  readonly id: string;
  readonly title: string;
  readonly teaches: string;
  readonly document: TrainingDocument;
}

export const NO_EXAMPLES: readonly TrainingExample[] = [];

/** Read the answer of `GET training/examples`. */
export function readExamples(json: unknown): readonly TrainingExample[] {
  const list = isRecord(json) && Array.isArray(json.trainings) ? json.trainings : [];
  return list.filter(isRecord).flatMap(({ id, title, teaches, document }) => {
    const read = readTraining(document);
    return read === null ? [] : [{ id: String(id), title: String(title), teaches: String(teaches), document: read }];
  });
}

/** The same in the reader's language; one that is not known there is told in the server's. */
export function inWords(example: TrainingExample, { training }: Words): TrainingExample {
  const [title, teaches] = training.shown[example.id] ?? [example.title, example.teaches];
  return { ...example, title, teaches };
}
