/** The studio's own words. A language is one file in `words/`; what the film says of itself is in the core's messages. */

import { type Messages, messagesFor } from "../core/messages";
import { words as english, type Words } from "./words/en";

export type { Words } from "./words/en";

const files = import.meta.glob<{ readonly words: Words }>("./words/*.ts", { eager: true });

/** All languages, English first. */
export const WORDS: readonly Words[] = Object.values(files)
  .map((file) => file.words)
  .sort((a, b) => Number(b.tag === "en") - Number(a.tag === "en"));

export interface Language {
  readonly words: Words;
  readonly messages: Messages;
}

/** The words for a language tag; English where there are none. */
export function languageOf(tag: string): Language {
  const messages = messagesFor(tag);
  return { messages, words: WORDS.find((each) => each.tag === messages.tag) ?? english };
}
