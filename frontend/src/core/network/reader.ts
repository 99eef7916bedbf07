/** What can be read of networks: their views, their neurons, and the orders in which they can be evaluated. */
import type { Scene } from "../../model/types";
import { correspondingTime, haveSameLayers } from "../corresponding-time";
import { memo } from "../memo";
import type { SceneReader } from "../shown";
import { neuronPart } from "./neuron";
import { orderPlayback } from "./order-playback";
import { sampleAt } from "./structure";
import { viewsOf } from "./views";

const playbacksOf = memo((scene: Scene) =>
  memo((order: "right" | "left") => memo((end: string) => orderPlayback(scene, order, end))),
);

export const NETWORK_READER: SceneReader = {
  views: memo(viewsOf),
  playback: (scene, order, t) => playbacksOf(scene)(order)(sampleAt(scene, scene.steps[Math.ceil(t) - 1] ?? null)),
  neuron: neuronPart,
  correspondingTime: (from, t, to) => (haveSameLayers(from, to) ? correspondingTime(from, t, to) : null),
};
