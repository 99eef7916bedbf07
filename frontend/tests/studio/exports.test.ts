import { expect, test } from "vitest";
import { embedCode, fileName } from "../../src/studio/exports";

test.each([
  ["=cmd()", "chainrule-cmd"],
  ["../x", "chainrule-x"],
  ["a\r\nb", "chainrule-a-b"],
  ["", "chainrule-trace"],
  ["损失", "chainrule-损失"],
])("a file for %j is called %s", (title, name) => {
  expect(fileName(title)).toBe(name);
});

test("a long title makes no long file name", () => {
  expect(fileName("x".repeat(500)).length).toBeLessThan(60);
});

test("nothing of a moment gets out of the attribute it stands in", () => {
  const preset = `"><script>alert(1)</script>`;
  const code = embedCode("http://localhost/", { preset, step: 3 });
  expect(code).not.toContain("<script");
  expect(code.match(/"/g)).toHaveLength(10);
  expect(code).toContain("&amp;step=3");
});
