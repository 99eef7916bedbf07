/** The ways to look at what is on the bench; and to train it. */

import { VIEWS, type View } from "../../core/network/views";

export { VIEWS, type View };

/** What the tabs in the header lead to. */
export const TABS = [...VIEWS, "training"] as const;
export type Tab = (typeof TABS)[number];

export function isTab(word: unknown): word is Tab {
  return TABS.some((tab) => tab === word);
}

export function isView(word: unknown): word is View {
  return VIEWS.some((view) => view === word);
}
