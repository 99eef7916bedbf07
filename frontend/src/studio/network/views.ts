/** The ways to look at a network: its graph of arrays, its neurons, or the reversed network; and to train it. */

export const VIEWS = ["graph", "network", "reversed"] as const;
export type View = (typeof VIEWS)[number];

/** What the tabs in the header lead to. */
export const TABS = [...VIEWS, "training"] as const;
export type Tab = (typeof TABS)[number];

export function isTab(word: unknown): word is Tab {
  return TABS.some((tab) => tab === word);
}

export function isView(word: unknown): word is View {
  return VIEWS.some((view) => view === word);
}
