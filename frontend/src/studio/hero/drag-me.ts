/** The words beside the handle of a seed, as long as nobody has taken one. */

import type { PlayerElement } from "../stage";

/** Put `label` below the handle, within the stage it is part of; out of sight where there is none to take hold of. */
export function placeDragMe(label: HTMLElement | null, player: PlayerElement): void {
  if (label === null) return;
  const room = label.parentElement?.getBoundingClientRect();
  const box = handle(player)?.getBoundingClientRect();
  label.hidden = box === undefined || room === undefined || box.width === 0;
  if (label.hidden || box === undefined || room === undefined) return;
  label.style.left = `${box.left + box.width / 2 - room.left}px`;
  label.style.top = `${box.bottom - room.top}px`;
}

/** A seed above zero, where there is one: it grows when it is dragged upwards, as everybody tries first. */
function handle(player: PlayerElement): Element | null {
  const seeds = [...(player.shadowRoot?.querySelectorAll(".seed.can-drag") ?? [])];
  const growing = seeds.find((seed) => Number(seed.getAttribute("aria-valuenow")) > 0) ?? seeds[0];
  return growing?.querySelector(".seed-box") ?? null;
}
