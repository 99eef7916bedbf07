/** Characters of a line of words, those of Chinese counted as wide as they are. */
export function lettersOf(words: string): number {
  return [...words].reduce((sum, letter) => sum + (letter > "\u2e80" ? 1.8 : 1), 0);
}
