/** The ways to look at a network: its graph of arrays, its neurons, or the reversed network. */

export const VIEWS = ["graph", "network", "reversed"] as const;
export type View = (typeof VIEWS)[number];

export function isView(word: unknown): word is View {
  return VIEWS.some((view) => view === word);
}
