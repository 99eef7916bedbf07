/** Come in through an address: what it asks for, and what of it could not be had. */

import { orderPlayback } from "../core/network/order-playback";
import type { Scene } from "../model/types";
import { type Address, type Fault, type ParsedAddress, sourceOf } from "./address";
import type { NetworkBench } from "./network/bench";
import { type Notice, problemNotice } from "./notices";
import type { Inputs, Source } from "./source";
import { stepsOf } from "./training/document";
import type { TrainingTab } from "./training/tab";
import { viewOptionsOf } from "./view-address";
import type { Workbench } from "./workbench";

/** What a reader sees who brings no address. */
const FIRST_PRESET = "chain-case-2";

interface AddressOutcome {
  /** What of the address could not be had. */
  readonly notices: readonly Notice[];
  /** The example that was asked for is none: show those that are. */
  readonly isPresetUnknown: boolean;
}

/** Where an address leads to. */
interface ArrivalPlaces {
  readonly workbench: Workbench;
  readonly network: NetworkBench;
  readonly training: TrainingTab;
}

/** Open what an address asks for: a training, the step of one as a film, a source, or the first example. Never throws. */
export async function arrive(reading: ParsedAddress, places: ArrivalPlaces): Promise<AddressOutcome> {
  const { training, view = "training", at } = reading.address;
  if (training === undefined || view !== "training") return arriveAtFilm(reading, places);
  const notices = faultNotices(reading.faults);
  await places.training.show(training, at);
  const last = stepsOf(training);
  if (at !== undefined && at > last) notices.push({ id: "at", text: (words) => words.training.beyond(at, last) });
  return { notices, isPresetUnknown: false };
}

async function arriveAtFilm({ address, faults }: ParsedAddress, places: ArrivalPlaces): Promise<AddressOutcome> {
  const { workbench, network, training } = places;
  const notices = faultNotices(faults);
  training.forget();
  network.expect(viewOptionsOf(address));
  const { source, problem } = await training.filmAt({ ...address, source: sourceOf(address) });
  if (problem !== null) notices.push(problemNotice(problem));
  const isPresetUnknown = await open(source, address.inputs ?? {}, workbench, notices);
  const scene = await network.settled();
  if (address.variant !== undefined && scene) {
    const { openVariant } = await import("./variant");
    await openVariant(scene, address.variant, places);
  }
  if (sourceOf(address) === null) training.settle();
  if (address.view === "training") await training.showBench();
  notices.push(...beyond(address, scene));
  return { notices, isPresetUnknown };
}

/** Open `source`, or the first example; true where it is an example that does not exist. */
async function open(source: Source | null, inputs: Inputs, workbench: Workbench, notices: Notice[]): Promise<boolean> {
  const first = { kind: "preset", id: FIRST_PRESET } as const;
  await workbench.open(source ?? first, source ? inputs : {});
  if (source?.kind !== "preset" || workbench.bench.problem?.code !== "unknown-preset") return false;
  notices.push({ id: "preset", text: (words) => words.presetUnknown(source.id) });
  await workbench.open(first);
  return true;
}

/** A step after the last one is said to be none. */
function beyond({ step = 0, order }: Address, scene: Scene | null): Notice[] {
  const inOrder = scene && order && order !== "trace" ? orderPlayback(scene, order) : null;
  const last = inOrder?.timeline.length ?? scene?.steps.length ?? 0;
  const isBeyond = scene !== null && step > last;
  return isBeyond ? [{ id: "step", text: (words) => words.stepBeyond(step, last) }] : [];
}

/** What of an address could not be read. */
function faultNotices(faults: readonly Fault[]): Notice[] {
  return faults.map(({ field }) => ({ id: `address-${field}`, text: (words) => words.addressBroken(field) }));
}
