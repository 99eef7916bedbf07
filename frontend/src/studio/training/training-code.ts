/** A training as a program, as the server writes it. */

import type { Framework } from "../exports";
import { ProblemError, readProblem } from "../problem";
import type { Server } from "../server";
import type { TrainingDocument } from "./document";

const PROGRAM = "text/x-python";

/** The program. Rejects with a ProblemError, in `language`, where there is none, as for large data. */
export async function fetchTrainingCode(
  server: Server,
  document: TrainingDocument,
  framework: Framework,
  language: string,
): Promise<string> {
  const address = server.address("training/code");
  address.searchParams.set("framework", framework);
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": language, Prefer: "refusals=answers" },
    body: JSON.stringify(document),
  });
  if (answer.headers.get("Content-Type")?.startsWith(PROGRAM)) return answer.text();
  throw new ProblemError(readProblem(await answer.json().catch(() => null), answer.status));
}
