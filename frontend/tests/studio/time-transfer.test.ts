import { describe, expect, test } from "vitest";
import { correspondingTime } from "../../src/core/corresponding-time";
import { TimeTransfer } from "../../src/studio/time-transfer";
import { film } from "../film";

const numbers = film("lecture-network");
const arrays = film("lecture-arrays");

describe("the way from film to film", () => {
  test.each([0, 7, 51, 51.5, 75])("leads from step %d to its place in the other film, and exactly back", (t) => {
    const way = new TimeTransfer();
    const there = way.to(numbers, t, arrays);
    expect(there).toBe(correspondingTime(numbers, t, arrays));
    expect(way.to(arrays, there ?? -1, numbers)).toBe(t);
    expect(way.to(numbers, t, arrays)).toBe(there);
  });

  test("goes on from where one has moved to", () => {
    const way = new TimeTransfer();
    way.to(numbers, 51, arrays);
    expect(way.to(arrays, 3, numbers)).toBe(correspondingTime(arrays, 3, numbers));
  });

  test("forgets where it came from when another film has come between", () => {
    const way = new TimeTransfer();
    const there = way.to(numbers, 51, arrays) ?? -1;
    expect(way.to(arrays, there, film("neuron"))).toBeNull();
    expect(way.to(arrays, there, numbers)).toBe(correspondingTime(arrays, there, numbers));
  });

  test("keeps the step in a film of the same steps, such as another sample's", () => {
    expect(new TimeTransfer().to(numbers, 51.25, film("lecture-network"))).toBe(51.25);
  });

  test("leads nowhere between films that have nothing to do with each other", () => {
    expect(new TimeTransfer().to(film("neuron"), 3, film("square"))).toBeNull();
  });
});
