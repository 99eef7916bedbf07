import { expect, test } from "vitest";
import { embedCode, fileName, isOfThisMachine, linkTo } from "../../src/studio/exports";

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
  expect(code.match(/"/g)).toHaveLength(14);
  expect(code).toContain("&amp;step=3");
});

test("a link says in its query what is looked at, so that a server can draw it; a long one in its fragment", () => {
  expect(linkTo("", "https://a.example/x/", "#preset=colah&step=3")).toBe("https://a.example/x/?preset=colah&step=3");
  expect(linkTo("embed", "https://a.example/", `#source=${"x".repeat(3000)}`)).toMatch(
    /^https:..a.example.embed#source=/,
  );
  expect(linkTo("", "https://a.example/", "")).toBe("https://a.example/");
});

test.each([
  ["http://localhost:8000/", true],
  ["http://127.0.0.1/", true],
  ["http://[::1]:80/", true],
  ["http://0.0.0.0:8000/", true],
  ["https://chainrule.example/", false],
  ["http://192.168.1.7/", false],
])("that %s leads to this machine alone is %s", (site, isHere) => {
  expect(isOfThisMachine(site)).toBe(isHere);
});
