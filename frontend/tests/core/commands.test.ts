import { describe, expect, test } from "vitest";
import { bindingFor, COMMANDS, keyName } from "../../src/core/commands";

const NO_KEYS = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

describe("keys", () => {
  test("no two commands share one", () => {
    const keys = COMMANDS.flatMap(({ keys }) => keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test.each([
    ["Space", { type: "toggle" }],
    ["ArrowRight", { type: "next" }],
    ["PageDown", { type: "next" }],
    ["ArrowLeft", { type: "previous" }],
    ["PageUp", { type: "previous" }],
    ["Shift+ArrowRight", { type: "nextGroup" }],
    ["Shift+ArrowLeft", { type: "previousGroup" }],
    ["Home", { type: "start" }],
    ["End", { type: "end" }],
    ["F", { type: "start" }],
    ["B", { type: "toBackward" }],
    ["[", { type: "slower" }],
    ["]", { type: "faster" }],
    ["L", { type: "loop" }],
    ["+", { type: "zoom", how: "in" }],
    ["-", { type: "zoom", how: "out" }],
    ["0", { type: "zoom", how: "fit" }],
    ["Enter", { type: "openFocused" }],
    ["U", { type: "nextUnit" }],
    ["M", { type: "mirror" }],
    ["O", { type: "nextOrder" }],
    ["E", { type: "everything" }],
    ["P", { type: "hall" }],
    ["T", { type: "table" }],
    ["?", { type: "help" }],
  ])("%s asks for %o", (key, action) => {
    expect(bindingFor(key)?.action).toEqual(action);
  });

  test("are named without regard to case, with Shift only where it makes no other sign", () => {
    expect(keyName({ ...NO_KEYS, key: "f" })).toBe("F");
    expect(keyName({ ...NO_KEYS, key: "?", shiftKey: true })).toBe("?");
    expect(keyName({ ...NO_KEYS, key: " " })).toBe("Space");
    expect(keyName({ ...NO_KEYS, key: "ArrowLeft", shiftKey: true })).toBe("Shift+ArrowLeft");
  });

  test("with Ctrl, Alt or Meta belong to the browser", () => {
    expect(keyName({ ...NO_KEYS, key: "f", ctrlKey: true })).toBeNull();
    expect(keyName({ ...NO_KEYS, key: "f", metaKey: true })).toBeNull();
    expect(keyName({ ...NO_KEYS, key: "ArrowLeft", altKey: true })).toBeNull();
  });
});
