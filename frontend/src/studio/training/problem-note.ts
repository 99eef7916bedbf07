/** What the server has against a field, said where the field is. */

import { html } from "lit";
import { type Problem, problemText } from "../problem";
import type { Words } from "../words";

/** The part of the settings that a problem is about. */
type SettingsPart = "data" | "network" | "rule";

export function partOf({ node }: Problem): SettingsPart {
  if (node?.startsWith("dataset") === true) return "data";
  return node?.startsWith("source") === true ? "network" : "rule";
}

/** The problem, where it is about `part`; always there for who listens. */
export function problemNote(problem: Problem | null, part: SettingsPart, words: Words): unknown {
  const isHere = problem !== null && partOf(problem) === part;
  return html`<div role="status" class="field-problem">
    ${isHere ? html`<p class="problem" data-code=${problem.code}>${problemText(problem, "", words)}</p>` : ""}
  </div>`;
}
