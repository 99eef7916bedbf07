import { describe, expect, test } from "vitest";
import { placeNetwork } from "../../../src/core/network/place";
import { overlap } from "../../../src/core/network/rooms";
import { networkOf } from "../../../src/core/network/structure";
import { readScene } from "../../../src/model/json";
import { type FilmName, film } from "../../film";
import { denseDocument } from "./dense";

function placed(name: FilmName) {
  const scene = film(name);
  const network = networkOf(scene);
  if (!network) throw new Error(`${name} is no network`);
  return { scene, network, place: placeNetwork(scene, network) };
}

function collisions(rooms: ReturnType<typeof placeNetwork>["rooms"]): number {
  let count = 0;
  rooms.forEach((room, i) => {
    for (const other of rooms.slice(i + 1)) if (overlap(room, other)) count++;
  });
  return count;
}

describe("the places of a network", () => {
  test.each(["network", "lecture-network", "softmax-network", "two-samples"] as const)(
    "in %s no reserved room meets another, and all lie inside",
    (name) => {
      const { rooms, layout } = placed(name).place;
      expect(collisions(rooms)).toBe(0);
      for (const { x, y, width, height } of rooms) {
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(layout.width);
        expect(y + height).toBeLessThanOrEqual(layout.height);
      }
    },
  );

  test.each([[[2, 3, 3, 1]], [[4, 4, 2]], [[1, 1]], [[3, 5, 1]], [[1, 4, 1]]])(
    "sizes %j find room for every chip",
    (sizes) => {
      const scene = readScene(denseDocument(sizes));
      const network = networkOf(scene);
      if (!network) throw new Error("no network");
      expect(collisions(placeNetwork(scene, network).rooms)).toBe(0);
    },
  );

  test("the lecture's network can be read in a stage of 640 by 540", () => {
    const { width, height } = placed("lecture-network").place.layout;
    expect(Math.min(608 / width, 508 / height)).toBeGreaterThan(0.72);
  });

  test("a weight's edge runs from its source to its neuron and through its chip", () => {
    const { network, place } = placed("lecture-network");
    network.layers.forEach((layer, l) => {
      layer.forEach((neuron, j) => {
        neuron.weights.forEach((weight, k) => {
          const own = place.neurons[l]?.[j]?.weights[k];
          const from = l === 0 ? place.inputs[k] : place.neurons[l - 1]?.[k]?.at;
          expect(own?.points).toHaveLength(7);
          expect(own?.points[3]).toEqual(own?.chip);
          expect(own?.points[0]?.y).toBe(from?.y);
          expect(own?.points[6]?.y).toBe(place.neurons[l]?.[j]?.at.y);
          expect(place.lines.get(weight.fromSource)?.points).toEqual(own?.points.slice(0, 4));
          expect(place.lines.get(weight.toSum)?.points).toEqual(own?.points.slice(3));
        });
      });
    });
  });
});
