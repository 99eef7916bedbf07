/** The trainings the server has to show: their titles, what they teach, and their documents. */

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
