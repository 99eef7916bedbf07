import fc from "fast-check";
import { expect, test } from "vitest";
import { NETWORK_READER } from "../../src/core/network/reader";
import { shownOf } from "../../src/core/shown";
import { type Command, INITIAL, update, type ViewState } from "../../src/core/view-state";
import type { Scene } from "../../src/model/types";
import { fragmentOf, readFragment } from "../../src/studio/address";
import { sourceAddress } from "../../src/studio/studio";
import { addressOfView, commandsOf, viewOptionsOf } from "../../src/studio/view-address";
import type { Bench } from "../../src/studio/workbench";
import { film } from "../film";

const SCENES = [film("square"), film("lecture-network"), film("lecture-arrays")];
const reached = (state: ViewState, commands: readonly Command[]) =>
  commands.reduce((now, command) => update(now, command, NETWORK_READER), state);
const shown = (state: ViewState) => shownOf(state, NETWORK_READER);
const fragment = (state: ViewState) => fragmentOf(addressOfView(state, shown(state)));

/** One who comes to the same scene by that address. */
function arrived(scene: Scene, text: string): ViewState {
  const { address, faults } = readFragment(text);
  expect(faults).toEqual([]);
  return reached(INITIAL, [{ type: "load", scene, options: viewOptionsOf(address) }, ...commandsOf(address)]);
}

const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc
    .constantFrom(
      ...(["next", "previous", "nextUnit", "mirror", "nextOrder", "nextGroup", "end", "hall", "everything"] as const),
    )
    .map((type) => ({ type })),
  fc.record({ type: fc.constant("view" as const), view: fc.constantFrom("graph" as const, "network" as const, null) }),
  fc.record({ type: fc.constant("neuron" as const), neuron: fc.constantFrom("1.2", "2.1", null) }),
  fc.record({ type: fc.constant("seek" as const), t: fc.integer({ min: 0, max: 80 }) }),
  fc.record({ type: fc.constant("sample" as const), sample: fc.integer({ min: 0, max: 3 }) }),
);

test("whoever comes by the address of what is looked at looks at the same", () => {
  fc.assert(
    fc.property(fc.constantFrom(...SCENES), fc.array(anyCommand, { maxLength: 25 }), (scene, commands) => {
      const still: Command[] = [
        { type: "motion", on: false },
        { type: "view", view: null },
      ];
      const reachedHere = reached(INITIAL, [...still, { type: "load", scene }, ...commands]);
      const there = arrived(scene, fragment(reachedHere));
      // Whoever comes into the middle of a unit that the address does not name steps by single steps from there.
      const isNamed = fragment(reachedHere).includes("unit=");
      const here = !isNamed && there.unit === "op" ? { ...reachedHere, unit: there.unit } : reachedHere;
      expect(fragment(there)).toBe(fragment(here));
      const { view, order, unit, step, neuron } = shown(here);
      expect(shown(there)).toMatchObject({ view, order, unit, step, neuron });
      expect([there.t, there.hall, there.everything]).toEqual([here.t, here.hall, here.everything]);
      if (scene.source.kind === "network") expect(there.sample).toBe(here.sample);
    }),
  );
});

test("an address that counts single steps leads to the same moment as ever, whatever one steps by", () => {
  const scene = film("lecture-network");
  for (const step of [0, 1, 38, 51, 75]) {
    expect(arrived(scene, `#view=network&step=${step}`).t).toBe(step);
    expect(arrived(scene, `#view=network&step=${step}&unit=op`).t).toBe(step);
    expect(arrived(scene, `#view=network&step=${step}&unit=layer`).t).toBe(step);
  }
});

const source = { kind: "expression", text: "y = w*x", inputs: { w: 2, x: [1, 2] } } as const;
const bench: Bench = {
  preset: null,
  given: {},
  text: source.text,
  source,
  scene: null,
  numbers: null,
  traceId: null,
  problem: null,
  isBusy: false,
  isLive: true,
};

test("an untouched preset is its id and nothing else", () => {
  expect(fragmentOf(sourceAddress({ ...bench, preset: "one", given: source.inputs }))).toBe("#preset=one");
});

test("of a preset's inputs only those that differ are kept", () => {
  const changed = sourceAddress({ ...bench, preset: "one", given: { w: 1, x: [1, 2] } });
  expect(changed.inputs).toEqual({ w: 2 });
});

test("a text that cannot be computed is kept with the inputs", () => {
  expect(sourceAddress({ ...bench, text: "y = w*" }).source).toEqual({ ...source, text: "y = w*" });
});
