/** What is worth knowing about a film: sentences of the server, in every language that it speaks. */
import type { Diagnostic } from "./types";

type Given = Readonly<Record<string, unknown>>;

export function readDiagnostics(given: readonly Given[] | undefined): readonly Diagnostic[] {
  return (given ?? []).map((each) => ({
    code: text(each.code),
    node: text(each.node),
    message: text(each.message),
    messages: readMessages(each.translations),
  }));
}

/** What `diagnostic` says in the language of `tag`; in English where that is not known. */
export function messageIn(diagnostic: Diagnostic, tag: string): string {
  return Object.hasOwn(diagnostic.messages, tag) ? (diagnostic.messages[tag] as string) : diagnostic.message;
}

function readMessages(translations: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries((translations ?? {}) as Record<string, Given>);
  return Object.fromEntries(entries.map(([tag, { message }]) => [tag, text(message)]));
}

function text(given: unknown): string {
  return typeof given === "string" ? given : "";
}
