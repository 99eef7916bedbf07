import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRequest } from "../../src/embed/messages";

describe("a message to a frame", () => {
  test.each(["chainrule:play", "chainrule:pause", "chainrule:next", "chainrule:previous"])(
    "%s says all by its type",
    (type) => {
      expect(readRequest({ type, version: 1, more: 2 })).toEqual({ type });
    },
  );

  test("to seek needs a time", () => {
    expect(readRequest({ type: "chainrule:seek", version: 1, t: 2.5 })).toEqual({ type: "chainrule:seek", t: 2.5 });
    for (const t of [undefined, "2", -1, Number.NaN]) {
      expect(readRequest({ type: "chainrule:seek", version: 1, t })).toContain("needs t");
    }
  });

  test("to set says only what it says", () => {
    const given = { step: 3, view: "reversed", inputs: { x: 2, W1: [[1, 2]] } };
    expect(readRequest({ type: "chainrule:set", version: 1, ...given, other: 1 })).toEqual({
      type: "chainrule:set",
      ...given,
    });
    for (const wrong of [
      { step: 1.5 },
      { view: 2 },
      { view: "mirror" },
      { theme: null },
      { inputs: { x: "2" } },
      { inputs: [1] },
    ]) {
      expect(readRequest({ type: "chainrule:set", version: 1, ...wrong })).toContain("chainrule:set needs");
    }
  });

  test("of another version, or of a kind that this version does not know, is told what is spoken here", () => {
    expect(readRequest({ type: "chainrule:play", version: 2 })).toContain("speaks version 1");
    expect(readRequest({ type: "chainrule:play" })).toContain("speaks version 1");
    expect(readRequest({ type: "chainrule:dance", version: 1 })).toContain("none of the messages");
  });

  test("that is somebody else's is left alone", () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        const type = typeof data === "object" && data !== null ? Reflect.get(data, "type") : null;
        if (typeof type !== "string" || !type.startsWith("chainrule:")) expect(readRequest(data)).toBe(null);
      }),
    );
  });
});
