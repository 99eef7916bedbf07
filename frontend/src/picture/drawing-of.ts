/**
 * The picture that a player shows, as marks: `drawingOf(player)`. It is read from what the browser has drawn, so every view
 * can be taken, and a file shows what the page shows.
 */
import { imageOf, listen, MOST_MARKS, shifted } from "./canvas-marks";
import { paintOf } from "./colour";
import { marksOfHtml } from "./html-marks";
import { round } from "./matrix";
import { marksOfSvg, type Origin } from "./svg-marks";
import type { Mark, PictureMarks } from "./types";

/** What is asked of a player. */
export interface DrawnPlayer extends HTMLElement {
  /** Draw what is shown once more. */
  redraw(): void;
}

/**
 * The stage; `hasCaptions`: and what stands below it. `most`: strokes on a canvas; where there are more it is an image.
 * Raises an error where the element has drawn nothing yet.
 */
export function drawingOf(player: DrawnPlayer, { most = MOST_MARKS, hasCaptions = false } = {}): PictureMarks {
  const root = player.shadowRoot;
  const stage = root?.querySelector<HTMLElement>(hasCaptions ? ".player" : '[part="stage"]');
  if (!root || !stage) throw new Error("there is no picture yet");
  const painted = listen([...stage.querySelectorAll("canvas")], () => player.redraw(), most);
  const from = stage.getBoundingClientRect();
  const marks: Mark[] = [];
  collect(stage, 1, from, painted, marks);
  const text = (element: Element | null | undefined) => (element ? plainText(element) : "");
  return {
    width: round(from.width),
    height: round(from.height),
    paper: paintOf(getComputedStyle(player).getPropertyValue("background-color")) ?? paperOf(stage),
    marks,
    sentence: text(besideStage(root, '[part="sentence"]')),
    formulas: [...(besideStage(root, '[part="formula"]')?.querySelectorAll(".equation") ?? [])].map(text),
  };
}

/** A stage has thousands of elements: what is said is not looked for there. */
function besideStage(root: ShadowRoot, selector: string): Element | null {
  const stage = root.querySelector('[part="stage"]');
  for (const each of root.querySelector(".player")?.children ?? []) {
    const found = each === stage ? null : each.querySelector(selector);
    if (found) return found;
  }
  return null;
}

function paperOf(stage: HTMLElement) {
  for (let each: Element | null = stage; each; each = each.parentElement) {
    const paint = paintOf(getComputedStyle(each).backgroundColor);
    if (paint) return paint;
  }
  const shown = Object.assign(document.createElement("span"), { hidden: true });
  shown.style.color = "var(--paper)";
  stage.append(shown);
  const paint = paintOf(getComputedStyle(shown).color);
  shown.remove();
  return paint ?? { colour: "#ffffff", opacity: 1 };
}

type Painted = ReadonlyMap<HTMLCanvasElement, readonly Mark[] | null>;

function collect(element: Element, outer: number, from: Origin, painted: Painted, marks: Mark[]): void {
  const style = getComputedStyle(element);
  const opacity = outer * Number(style.opacity);
  if (style.display === "none" || opacity === 0 || isCutAway(style)) return;
  if (element instanceof HTMLCanvasElement) {
    const { x, y, width, height } = element.getBoundingClientRect();
    const box = new DOMRect(x - from.x, y - from.y, width, height);
    const found = painted.get(element);
    marks.push(...(found ? shifted(found, box.x, box.y, opacity) : imageOf(element, box, opacity)));
    return;
  }
  if (element instanceof SVGGraphicsElement) marks.push(...marksOfSvg(element, style, opacity, from));
  if (element instanceof SVGTextElement) return;
  if (element instanceof HTMLElement) marks.push(...marksOfHtml(element, style, opacity, from));
  for (const child of inOrder(element)) collect(child, opacity, from, painted, marks);
}

/** What is painted later lies above. Within SVG that is the order in which it is written. */
function inOrder(element: Element): Iterable<Element> {
  const { children } = element;
  if (element instanceof SVGElement) return children;
  const level = (element: Element) => Number(getComputedStyle(element).zIndex) || 0;
  return [...children]
    .map((child) => [level(child), child] as const)
    .sort(([a], [b]) => a - b)
    .map(([, child]) => child);
}

/** Said for those who do not see the picture. */
function isCutAway({ clipPath, position }: CSSStyleDeclaration): boolean {
  return position === "absolute" && clipPath === "inset(50%)";
}

const LOW: Readonly<Record<string, string>> = Object.fromEntries(
  [..."0123456789+-=()"].map((c, i) => [c, [..."₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"][i] ?? c]),
);
const HIGH: Readonly<Record<string, string>> = Object.fromEntries(
  [..."0123456789+-=()"].map((c, i) => [c, [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾"][i] ?? c]),
);

/** What an element says, its small figures as letters that stand low and high by themselves: `∂C/∂a₁`. */
function plainText(element: Element): string {
  return [...element.childNodes]
    .map((child) => (child instanceof Element ? pieceOf(child) : (child.textContent ?? "")))
    .join("");
}

function pieceOf(element: Element): string {
  const text = plainText(element);
  const tag = element.tagName.toLowerCase();
  if (tag === "sub") return written(text, LOW, "_");
  return tag === "sup" ? written(text, HIGH, "^") : text;
}

function written(text: string, letters: Readonly<Record<string, string>>, sign: string): string {
  const found = [...text].map((char) => letters[char]);
  return found.every((each) => each !== undefined) ? found.join("") : `${sign}${text}`;
}
