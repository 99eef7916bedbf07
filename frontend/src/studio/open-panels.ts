/** Which panels are open beside the picture. What is put away stays away, on this device, until it is fetched again. */

import { recall, remember } from "./memory";

export interface OpenPanels {
  /** The left panel: the expression or the network, its inputs or its samples. */
  readonly source: boolean;
  /** Everything that is known of the step, in a card beside the picture. */
  readonly details: boolean;
}

const AT_FIRST: OpenPanels = { source: true, details: false };

export function recallPanels(): OpenPanels {
  const kept = recall("panels");
  if (kept === null) return AT_FIRST;
  const names = kept.split(" ");
  return { source: names.includes("source"), details: names.includes("details") };
}

export function rememberPanels(panels: OpenPanels): void {
  const names = (["source", "details"] as const).filter((name) => panels[name]);
  remember("panels", names.join(" "));
}

/** A picture this much higher than wide leaves its room beside it. */
const TALL = 1.15;

/** Where the card leaves the picture most room: below a wide one, beside a tall one. */
export function cardPlace(panels: OpenPanels, picture: { width: number; height: number } | null): "below" | "beside" {
  const isTall = picture !== null && picture.height > TALL * picture.width;
  return panels.details || isTall ? "beside" : "below";
}
