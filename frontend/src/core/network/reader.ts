/** What can be read of networks: their views, their neurons, the orders in which they can be evaluated; and what is asked. */
import type { Scene } from "../../model/types";
import { correspondingTime, haveSameLayers } from "../corresponding-time";
import { memo } from "../memo";
import { nextToAsk, openQuestion } from "../quiz/asked";
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
  openQuestion,
  nextToAsk,
};
