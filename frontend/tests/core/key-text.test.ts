import { expect, test } from "vitest";
import { COMMANDS } from "../../src/core/commands";
import { keyText } from "../../src/core/key-text";
import { LANGUAGES, messagesFor } from "../../src/core/messages";

const english = messagesFor("en");

test("keys are written as people read them", () => {
  expect(keyText("Shift+ArrowLeft", english)).toBe("Shift + ←");
  expect(keyText("+", english)).toBe("+");
  expect(keyText("Space", english)).toBe("Space");
});

test("every key of every command has a text in every language", () => {
  for (const messages of LANGUAGES) {
    for (const key of COMMANDS.flatMap((command) => command.keys))
      expect(keyText(key, messages)).not.toMatch(/Arrow|Page[UD]/);
  }
});
