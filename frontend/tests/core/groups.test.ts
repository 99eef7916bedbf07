import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupsOf, layersOf, namesOf } from "../../src/core/groups";
import { messages as english } from "../../src/core/messages/en";
import { messages as chinese } from "../../src/core/messages/zh-hant";
import { groupAfter, groupBefore } from "../../src/core/timeline";
import { FILMS, film } from "../film";

describe("groups", () => {
  test("of an expression are its lines, once forward and once backward, with the seed between", () => {
    expect(groupsOf(film("neuron")).map(({ name, first, end }) => [name, first, end])).toEqual([
      ["z", 0, 2],
      ["a", 2, 3],
      ["C", 3, 6],
      ["", 6, 7],
      ["C", 7, 10],
      ["a", 10, 11],
      ["z", 11, 13],
    ]);
  });

  test("of a network are its neurons", () => {
    const names = groupsOf(film("network")).map((group) => group.name);
    expect(names.slice(0, 3)).toEqual(["layer 1/neuron 1", "layer 1/neuron 2", "layer 2/neuron 1"]);
    expect(layersOf(film("network")).map((layer) => layer.name)).toEqual([
      "layer 1",
      "layer 2",
      "loss",
      "",
      "loss",
      "layer 2",
      "layer 1",
    ]);
  });

  test("of a network are called in the reader's language", () => {
    const layers = layersOf(film("network"));
    expect(namesOf(layers, chinese)).toEqual(["第 1 層", "第 2 層", "損失", "", "損失", "第 2 層", "第 1 層"]);
    expect(namesOf(layers, english)).toEqual(layers.map(({ name }) => name));
  });

  test("of an expression keep the names they were given, whatever they are", () => {
    const lines = [{ name: "loss", first: 0, end: 1 }];
    expect(namesOf(lines, chinese)).toEqual(["loss"]);
  });

  test.each(FILMS)("of %s cover every step once", (name) => {
    const scene = film(name);
    const groups = groupsOf(scene);
    expect(groups[0]?.first).toBe(0);
    expect(groups.at(-1)?.end).toBe(scene.steps.length);
    groups.slice(1).forEach((group, i) => {
      expect(group.first).toBe(groups[i]?.end);
    });
  });

  test("lead forward and back by their borders", () => {
    fc.assert(
      fc.property(fc.constantFrom(...FILMS).map(film), fc.double({ min: 0, max: 1, noNaN: true }), (scene, share) => {
        const t = share * scene.steps.length;
        expect(groupAfter(groupsOf(scene), t, scene.steps.length)).toBeGreaterThanOrEqual(t);
        expect(groupBefore(groupsOf(scene), t)).toBeLessThanOrEqual(t);
        if (t < scene.steps.length) expect(groupAfter(groupsOf(scene), t, scene.steps.length)).toBeGreaterThan(t);
        if (t > 0) expect(groupBefore(groupsOf(scene), t)).toBeLessThan(t);
      }),
    );
  });
});
