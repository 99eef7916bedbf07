import { expect, test } from "vitest";
import { drawingOf } from "../../src/picture/drawing-of";
import { CanvasElement, PagePath } from "../../src/still/canvas";
import { textWidth } from "../../src/still/letters";
import { pngAddress } from "../../src/still/png";
import { separated } from "../../src/still/separate";
import { type SvgTextElement, svgElement } from "../../src/still/svg-elements";

test("letters stand one after the other, and an anchor moves all that follow a place of their own", () => {
  const text = svgElement("text") as SvgTextElement;
  text.setAttribute("x", "100");
  text.setAttribute("font-size", "20");
  text.setAttribute("text-anchor", "middle");
  const index = svgElement("tspan");
  index.setAttribute("dy", "5");
  index.append("12");
  text.append("ab", index);
  const wide = textWidth("ab12", 20, 400);
  expect(text.getNumberOfChars()).toBe(4);
  expect(text.getStartPositionOfChar(0)).toEqual({ x: 100 - wide / 2, y: 0 });
  expect(text.getEndPositionOfChar(3).x).toBeCloseTo(100 + wide / 2, 9);
  expect(text.getStartPositionOfChar(2).y).toBe(5);
});

test("digits are of one width, and bold letters are wider", () => {
  const widths = [..."0123456789"].map((digit) => textWidth(digit, 10, 400));
  expect(new Set(widths).size).toBe(1);
  expect(textWidth("gradient", 10, 700)).toBeGreaterThan(textWidth("gradient", 10, 400));
});

test("an image that is not compressed is a PNG all the same", () => {
  const pixels = Uint8ClampedArray.from([255, 0, 0, 255, 0, 255, 0, 128, 0, 0, 255, 255, 9, 9, 9, 0]);
  const file = [...atob(pngAddress(pixels, 2, 2).slice("data:image/png;base64,".length))].map((c) => c.charCodeAt(0));
  const at = file.findIndex((_, i) => String.fromCharCode(...file.slice(i, i + 4)) === "IDAT");
  // A stream as it is: two bytes of zlib's head, five of a block's, the lines, four to check.
  const lines = file.slice(at + 4 + 2 + 5, at + 4 + 2 + 5 + 18);
  expect(lines).toEqual([0, ...pixels.subarray(0, 8), 0, ...pixels.subarray(8)]);
  expect(file.slice(16, 24)).toEqual([0, 0, 0, 2, 0, 0, 0, 2]);
});

test("a canvas tells again what it was told since it was empty, whoever listens by then", () => {
  const canvas = new CanvasElement();
  const context = canvas.getContext("2d") as unknown as CanvasRenderingContext2D;
  context.fillRect(0, 0, 1, 1);
  context.clearRect(0, 0, 9, 9);
  context.fillStyle = "#ff0000";
  context.stroke(new PagePath("M1 2L3 4") as unknown as Path2D);
  const heard: unknown[] = [];
  Object.assign(context, { fillRect: () => heard.push("rect"), stroke: (path: PagePath) => heard.push(path) });
  canvas.replay();
  expect(heard).toEqual([expect.any(PagePath)]);
  expect(context.fillStyle).toBe("#ff0000");
});

test("a text is cut where the fonts have no letter, and its pieces stand where they stood", () => {
  const paint = { colour: "#000000", opacity: 1 };
  const look = { dx: 0, y: 10, size: 10, isItalic: false, isUnderlined: false, paint };
  const width = textWidth("▷ 3", 10, 400);
  const runs = [{ ...look, text: "▷ 3", weight: 400 }];
  const line = { kind: "text", x: 50, anchor: "middle", turn: 0, width, runs } as const;
  const drawing = { width: 100, height: 20, paper: paint, marks: [line], sentence: "", formulas: [] };
  const pieces = separated(drawing).marks.flatMap((mark) => (mark.kind === "text" ? mark : []));
  expect(pieces.map(({ runs: [run] }) => run?.text)).toEqual(["▷ ", "3"]);
  expect(pieces.map(({ anchor }) => anchor)).toEqual(["start", "start"]);
  expect(pieces[0]?.x).toBeCloseTo(50 - width / 2, 9);
  expect((pieces[1]?.x ?? 0) + (pieces[1]?.width ?? 0)).toBeCloseTo(50 + width / 2, 9);
});

test("there is no picture of a player that has drawn nothing", () => {
  const none = { shadowRoot: null, redraw() {} } as unknown as Parameters<typeof drawingOf>[0];
  expect(() => drawingOf(none)).toThrow("there is no picture yet");
});
