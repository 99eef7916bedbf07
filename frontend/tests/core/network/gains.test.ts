import { expect, test } from "vitest";
import { drawingOf } from "../../../src/core/network/drawing";
import { timelineOf } from "../../../src/core/timeline";
import { film } from "../../film";
import { momentAt, type View } from "./moment";

test.each([
  ["on a phone of 390 x 844", 390, 386],
  ["on a phone of 360 x 640", 360, 300],
  ["in a frame of 480 x 270", 480, 226],
  ["in a frame of 640 x 360", 640, 277],
])("no amplifier of the lecture's network is without its gain, once that is fixed, %s", (_, width, height) => {
  const scene = film("lecture-network");
  const view: View = { width, height, floor: 11, digits: width < 600 ? 3 : 4, mirror: 1 };
  for (const { first, end } of timelineOf(scene).groups) {
    for (const share of [0.3, 0.5, 0.8, 1]) {
      const moment = momentAt(scene, first + share * (end - first), { first, end }, view);
      const runs = drawingOf(moment).labels.flatMap(({ lines }) => lines.flatMap((line) => line.runs));
      const written = runs.flatMap(({ figure }) => figure ?? []);
      const hidden = moment.network.layers.slice(0, -1).flat();
      for (const { a, layer, number } of hidden.filter((each) => moment.frame.nodes[each.a]?.value)) {
        expect(written, `${scene.nodes[a]?.id} from ${first} to ${end}`).toContain(`local:a${layer}_${number}.0`);
      }
    }
  }
});
