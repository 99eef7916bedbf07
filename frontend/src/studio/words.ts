/** The studio's own words. A language is one file in `words/`, fetched when somebody reads it; what the film says of itself is in the core's messages. */

import { type Messages, messagesFor } from "../core/messages";
import { words as english, type Words } from "./words/en";

export type { Words } from "./words/en";

const files = import.meta.glob<Words>(["./words/*.ts", "!./words/en.ts"], { import: "words" });

export interface Language {
  readonly words: Words;
  readonly messages: Messages;
}

export const ENGLISH: Language = { words: english, messages: messagesFor(english.tag) };

/** The words for a language tag; English where there are none, and where they cannot be fetched. */
export async function loadLanguage(tag: string): Promise<Language> {
  const messages = messagesFor(tag);
  try {
    const words = await files[`./words/${messages.tag.toLowerCase()}.ts`]?.();
    return words === undefined ? ENGLISH : { words, messages };
  } catch {
    return ENGLISH;
  }
}
