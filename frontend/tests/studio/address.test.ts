import fc from "fast-check";
import { expect, test } from "vitest";
import { pack, unpack } from "../../src/core/packed";
import { type Address, fragmentOf, readFragment } from "../../src/studio/address";

const moment: Address = {
  source: { kind: "expression", text: "y = α*x\n# 𝑥 & “#%=”", inputs: { x: [1, -2.5e-7], α: 0.1 }, output: "y" },
  step: 7,
  theme: "dark",
  lang: "zh-Hans",
};

test("a moment comes back out of its fragment as it went in", () => {
  expect(readFragment(fragmentOf(moment))).toEqual({ address: moment, faults: [] });
});

test("a preset is named, and only inputs that differ are written", () => {
  const preset: Address = { preset: "colah", inputs: { a: 3 } };
  const fragment = fragmentOf(preset);
  expect(fragment).toContain("preset=colah");
  expect(readFragment(fragment).address).toEqual(preset);
});

test("the neuron one is in is named", () => {
  const inside: Address = { preset: "xor", view: "network", neuron: "2.1" };
  expect(fragmentOf(inside)).toContain("neuron=2.1");
  expect(readFragment(fragmentOf(inside)).address).toEqual(inside);
});

test("a training is kept with its step, and the samples of its film", () => {
  const training = { source: { kind: "preset", id: "xor-network" }, eta: 0.1, steps: 300 } as const;
  const film: Address = { view: "network", training, at: 120, take: 0 };
  expect(fragmentOf(film)).toContain("&at=120&take=0");
  expect(readFragment(fragmentOf(film))).toEqual({ address: film, faults: [] });
});

test("what is no training, or no step of one, is reported", () => {
  const { address: read, faults } = readFragment(`#training=${pack({ source: 3 })}&at=-1&take=x&view=training`);
  expect(faults.map(({ field }) => field)).toEqual(["training", "at", "take"]);
  expect(read).toEqual({ view: "training" });
});

test("an empty fragment is an empty moment", () => {
  expect(readFragment("")).toEqual({ address: {}, faults: [] });
  expect(fragmentOf({})).toBe("");
});

test("every number survives, to the last digit", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
      const value = Object.is(x, -0) ? 0 : x;
      const source = { kind: "expression", text: "y = x", inputs: { x: value } } as const;
      expect(readFragment(fragmentOf({ source })).address.source).toEqual(source);
    }),
  );
});

test("names of objects' own properties are names like any other", () => {
  const inputs = JSON.parse('{"__proto__": 2, "constructor": 3}');
  const source = { kind: "expression", text: "y = __proto__ * constructor", inputs } as const;
  const read = readFragment(fragmentOf({ source })).address.source;
  expect(JSON.stringify(read)).toBe(JSON.stringify(source));
});

test.each([
  ["source", "#source=%%%"],
  ["source", `#source=${pack({ kind: "expression", text: 7 })}`],
  ["source", `#source=${pack([])}`],
  ["inputs", `#preset=colah&inputs=${pack({ a: "1" })}`],
  ["step", "#step=-1"],
  ["step", "#step=1e9"],
  ["theme", "#theme=%3Cscript%3E"],
  ["preset", "#preset="],
  ["neuron", "#preset=lecture-network&neuron=one"],
])("a %s that cannot be read is reported and left out", (field, fragment) => {
  const { faults } = readFragment(fragment);
  expect(faults.map((fault) => fault.field)).toEqual([field]);
});

test("what can be read of a damaged address still counts", () => {
  expect(readFragment("#source=!!!&step=3&preset=colah").address).toMatchObject({
    step: 3,
    preset: "colah",
  });
});

test("no fragment at all makes the reader throw", () => {
  fc.assert(
    fc.property(fc.string(), (fragment) => {
      readFragment(`#${fragment}`);
      unpack(fragment);
    }),
  );
});

test("the notation of a sample's loss is kept, and a word that is none is a fault", () => {
  const written: Address = { preset: "lecture-network", notation: "l-i" };
  expect(fragmentOf(written)).toBe("#preset=lecture-network&notation=l-i");
  expect(readFragment(fragmentOf(written))).toEqual({ address: written, faults: [] });
  expect(readFragment("#notation=L").faults).toEqual([{ field: "notation", value: "L" }]);
});

test("the product one has opened is named", () => {
  const open: Address = { preset: "xor", view: "graph", cells: "z2" };
  expect(fragmentOf(open)).toContain("cells=z2");
  expect(readFragment(fragmentOf(open)).address).toEqual(open);
  expect(readFragment("#cells=%3C").faults.map(({ field }) => field)).toEqual(["cells"]);
});

test("a link carries infinite numbers, of a mask for one", () => {
  const source = { kind: "expression", text: "y = sum(x + m)", inputs: { x: 1, m: [0, -Infinity, Infinity] } } as const;
  const link = fragmentOf({ source, inputs: { m: [[-Infinity]] } });
  expect(readFragment(link)).toEqual({ address: { source, inputs: { m: [[-Infinity]] } }, faults: [] });
});
