/** Which panels are open beside the picture. What is put away stays away, on this device, until it is fetched again. */

import type { OpenPanels } from "../core/view-state";
import type { ViewStore } from "../player/view-store";
import { recall, remember } from "./memory";

const NAMES = ["source", "details"] as const satisfies readonly (keyof OpenPanels)[];

/** Open what was open on the last visit, and remember what is opened and put away from now on. */
export function keepPanels(store: ViewStore): void {
  const kept = recall("panels")?.split(" ");
  if (kept) for (const panel of NAMES) store.dispatch({ type: "panel", panel, on: kept.includes(panel) });
  let { panels } = store.state;
  store.subscribe(() => {
    if (panels === store.state.panels) return;
    panels = store.state.panels;
    remember("panels", NAMES.filter((name) => panels[name]).join(" "));
  });
}

/** A picture this much higher than wide leaves its room beside it. */
const TALL = 1.15;

/** Where the card leaves the picture most room: below a wide one, beside a tall one. */
export function cardPlace(panels: OpenPanels, picture: { width: number; height: number } | null): "below" | "beside" {
  const isTall = picture !== null && picture.height > TALL * picture.width;
  return panels.details || isTall ? "beside" : "below";
}
