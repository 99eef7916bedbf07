/** Come in through an address: what it asks for, and what of it could not be had. */

import { orderFilm } from "../core/network/order-film";
import type { Scene } from "../model/types";
import type { Fault, Moment, Reading } from "./address";
import type { Notice } from "./notices";
import type { Workbench } from "./workbench";

/** What a reader sees who brings no address. */
export const FIRST_PRESET = "chain-case-2";

export interface Arrival {
  readonly moment: Moment;
  /** What of the address could not be had. */
  readonly notices: readonly Notice[];
  /** The example that was asked for is none: show those that are. */
  readonly isPresetUnknown: boolean;
}

/** Open what an address asks for on the bench, or the first example. Never throws.
 *
 * `film` resolves to what is on the stage then.
 */
export async function arrive(
  { moment, faults }: Reading,
  workbench: Workbench,
  film: () => Promise<Scene | null> = async () => workbench.bench.scene,
): Promise<Arrival> {
  const first = { kind: "preset", id: FIRST_PRESET } as const;
  const { source } = moment;
  const notices = faultNotices(faults);
  await workbench.open(source ?? first, source ? moment.inputs : {});
  const isPresetUnknown = source?.kind === "preset" && workbench.bench.problem?.code === "unknown-preset";
  if (isPresetUnknown) {
    notices.push({ id: "preset", text: (words) => words.presetUnknown(source.id) });
    await workbench.open(first);
  }
  const scene = await film();
  const { order } = moment;
  const inOrder = scene && order && order !== "trace" ? orderFilm(scene, order) : null;
  const last = inOrder?.reel.length ?? scene?.steps.length ?? 0;
  const { step } = moment;
  const isBeyond = step !== null && scene !== null && step > last;
  if (isBeyond) notices.push({ id: "step", text: (words) => words.stepBeyond(step, last) });
  return { moment, notices, isPresetUnknown };
}

/** What of an address could not be read. */
export function faultNotices(faults: readonly Fault[]): Notice[] {
  return faults.map(({ field }) => ({ id: `address-${field}`, text: (words) => words.addressBroken(field) }));
}
