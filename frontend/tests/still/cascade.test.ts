import fc from "fast-check";
import { expect, test } from "vitest";
import { computedStyle, PageSheet, setPageSize } from "../../src/still/cascade";
import { HtmlElement } from "../../src/still/html-elements";
import { svgElement } from "../../src/still/svg-elements";
import type { PageElement } from "../../src/still/tree";

function styled(rules: string) {
  setPageSize({ width: 640, height: 360 });
  const sheet = new PageSheet();
  sheet.replaceSync(rules);
  const [host, inside] = [new HtmlElement("chain-rule"), new HtmlElement("div")];
  const shadow = host.attachShadow();
  shadow.adoptedStyleSheets = [sheet];
  inside.className = "player";
  shadow.append(inside);
  return { host, inside, sheet };
}

function added(to: PageElement, kind: string, attributes: Record<string, string> = {}): PageElement {
  const element = svgElement(kind);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  to.append(element);
  return element;
}

test("of rules that fit, the weightier wins, then the later; an attribute yields to both", () => {
  const { inside } = styled(".a { fill: #111111 } .player .a { fill: #222222 } .a { fill: #333333; stroke-width: 2 }");
  const path = added(inside, "path", { class: "a", fill: "#444444", "stroke-width": "7", opacity: "0.5" });
  const { fill, strokeWidth, opacity } = computedStyle(path);
  expect([fill, strokeWidth, opacity]).toEqual(["rgb(34, 34, 34)", "2px", "0.5"]);
});

test("what is handed on comes from around, custom properties are put in their places, and the host chooses the theme", () => {
  const { host, inside } = styled(
    ":host { --ink: light-dark(#010203, #a0b0c0); color: var(--ink) } :host([theme='dark']) { color-scheme: dark } .b { stroke: var(--none, var(--ink)) }",
  );
  const path = added(inside, "path", { class: "b" });
  expect([computedStyle(path).stroke, computedStyle(path).color]).toEqual(["rgb(1, 2, 3)", "rgb(1, 2, 3)"]);
  host.setAttribute("theme", "dark");
  expect(computedStyle(path).stroke).toBe("rgb(160, 176, 192)");
});

test("colours are mixed as browsers mix them", () => {
  const { inside } = styled(
    ".c { fill: color-mix(in oklab, #a90135 45%, #fbfaf7); stroke: color-mix(in srgb, #c9a300 35%, transparent) }",
  );
  const { fill, stroke } = computedStyle(added(inside, "path", { class: "c" }));
  expect(fill).toBe("rgb(223, 153, 155)");
  expect(stroke).toBe("rgba(201, 163, 0, 0.35)");
});

test("rules for other sizes, for hands and for what is shown beside elements are none of this page's", () => {
  const { inside } = styled(
    `@container (max-width: 560px) { .d { opacity: 0.1 } } @media (pointer: coarse) { .d { opacity: 0.2 } }
     .d::before { opacity: 0.3 } .d:hover { opacity: 0.4 } @container (min-height: 300px) and (max-width: 700px) { .d { opacity: 0.9 } }`,
  );
  expect(computedStyle(added(inside, "path", { class: "d" })).opacity).toBe("0.9");
});

test.each([
  [":is(.x, .e):not(.f)", true],
  [".player > .e", true],
  ["path + .e", true],
  [".f ~ .e", false],
  [".e:has(tspan)", true],
  [".e:not(:has(.g:not([hidden]), rect))", true],
  ["[data-k='v'].e", true],
  ["[data-k='w']", false],
])("%s is told as browsers tell it", (selector, isMeant) => {
  const { inside } = styled("");
  added(inside, "path");
  const element = added(inside, "text", { class: "e", "data-k": "v" });
  added(element, "tspan");
  expect(element.matches(selector)).toBe(isMeant);
});

test("whatever is changed on the page, what is known of alike elements is what would be worked out anew", () => {
  const rules = `.a { fill: #111111 } .a:first-child { fill: #222222 } .b + .a { opacity: 0.5 } .a ~ .b { opacity: 0.6 }
    .b .a { stroke: #333333 } .a[data-tone="up"] { stroke: #444444 } :is(.b, .a):has(.a) { stroke-width: 3 }
    .a:not(:empty):last-child { font-size: 20px } .b { font-size: 2em } #one { color: #555555 }`;
  const change = fc.record({
    at: fc.nat(5),
    kind: fc.constantFrom("class", "data-tone", "id", "fill", "d", "style", "move", "remove"),
    value: fc.constantFrom("a", "b", "a b", "up", "one", "#666666"),
    to: fc.nat(5),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const { inside, sheet } = styled(rules);
      const elements = Array.from({ length: 6 }, (_, i) => added(inside, "g", { class: i % 2 ? "a" : "b" }));
      const seen = () =>
        elements.map((each) => {
          const { fill, opacity, stroke, strokeWidth, fontSize, color } = computedStyle(each);
          return [fill, opacity, stroke, strokeWidth, fontSize, color];
        });
      for (const { at, kind, value, to } of changes) {
        seen();
        const [element, other] = [elements[at], elements[to]] as [PageElement, PageElement];
        if (kind === "style") element.style.opacity = value === "up" ? "0.25" : "";
        else if (kind === "remove") element.remove();
        else if (kind !== "move") element.setAttribute(kind, value);
        else if (!element.contains(other)) other.append(element);
      }
      const known = seen();
      sheet.replaceSync(rules);
      expect(seen()).toEqual(known);
    }),
  );
});
