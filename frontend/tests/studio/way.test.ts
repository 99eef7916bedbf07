import { describe, expect, test } from "vitest";
import { placeIn } from "../../src/core/place";
import { Way } from "../../src/studio/way";
import { film } from "../film";

const numbers = film("lecture-network");
const arrays = film("lecture-arrays");

describe("the way from film to film", () => {
  test.each([0, 7, 51, 51.5, 75])("leads from step %d to its place in the other film, and exactly back", (t) => {
    const way = new Way();
    const there = way.to(numbers, t, arrays);
    expect(there).toBe(placeIn(numbers, t, arrays));
    expect(way.to(arrays, there ?? -1, numbers)).toBe(t);
    expect(way.to(numbers, t, arrays)).toBe(there);
  });

  test("goes on from where one has moved to", () => {
    const way = new Way();
    way.to(numbers, 51, arrays);
    expect(way.to(arrays, 3, numbers)).toBe(placeIn(arrays, 3, numbers));
  });

  test("forgets where it came from when another film has come between", () => {
    const way = new Way();
    const there = way.to(numbers, 51, arrays) ?? -1;
    expect(way.to(arrays, there, film("neuron"))).toBeNull();
    expect(way.to(arrays, there, numbers)).toBe(placeIn(arrays, there, numbers));
  });

  test("keeps the step in a film of the same steps, such as another sample's", () => {
    expect(new Way().to(numbers, 51.25, film("lecture-network"))).toBe(51.25);
  });

  test("leads nowhere between films that have nothing to do with each other", () => {
    expect(new Way().to(film("neuron"), 3, film("square"))).toBeNull();
  });
});
