import { describe, expect, test } from "vitest";
import { COMMANDS, commandFor, keyName, type PlayerCommands } from "../../src/core/commands";

const NO_KEYS = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

/** A film that writes down what it is asked for. */
function listener() {
  const heard: string[] = [];
  const film = new Proxy({ speed: 1, loop: false, steps: 9 } as PlayerCommands, {
    get: (target, name) =>
      name in target
        ? Reflect.get(target, name)
        : (...args: unknown[]) => heard.push([String(name), ...args].join(" ")),
  });
  return { film, heard };
}

describe("keys", () => {
  test("no two commands share one", () => {
    const keys = COMMANDS.flatMap((command) => command.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test.each([
    ["Space", "toggle"],
    ["ArrowRight", "next"],
    ["PageDown", "next"],
    ["ArrowLeft", "previous"],
    ["PageUp", "previous"],
    ["Shift+ArrowRight", "nextGroup"],
    ["Home", "seek 0"],
    ["End", "seek 9"],
    ["F", "toForward"],
    ["B", "toBackward"],
    ["+", "zoom in"],
    ["-", "zoom out"],
    ["0", "zoom fit"],
    ["Enter", "openFocused"],
    ["M", "mirror"],
    ["?", "toggleHelp"],
  ])("%s asks for %s", (key, asked) => {
    const { film, heard } = listener();
    commandFor(key)?.perform(film);
    expect(heard).toEqual([asked]);
  });

  test("brackets change the speed, L the loop", () => {
    const { film } = listener();
    commandFor("]")?.perform(film);
    expect(film.speed).toBe(1.5);
    commandFor("[")?.perform(film);
    expect(film.speed).toBe(1);
    commandFor("L")?.perform(film);
    expect(film.loop).toBe(true);
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
