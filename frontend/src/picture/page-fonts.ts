/** The page's own fonts as style rules that hold them: `await fontRules("ŷ = σ(z)")`, for files that need nothing else. */

import { memo } from "../core/memo";

const FAMILY = /Inter/;

/** The rules of those fonts that have a letter of `text`. */
export async function fontRules(text: string): Promise<string> {
  const letters = new Set([...text].map((char) => char.codePointAt(0) ?? 0));
  const needed = fontFaces().filter(
    ({ style }) =>
      FAMILY.test(style.getPropertyValue("font-family")) && hasAnyOf(style.getPropertyValue("unicode-range"), letters),
  );
  return (await Promise.all(needed.map(inlined))).join("");
}

function fontFaces(): CSSFontFaceRule[] {
  return [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].filter((rule): rule is CSSFontFaceRule => rule instanceof CSSFontFaceRule),
  );
}

/** Is one of the code points in a `unicode-range`? Where there is none, all are. */
export function hasAnyOf(ranges: string, letters: ReadonlySet<number>): boolean {
  if (ranges.trim() === "") return true;
  return ranges.split(",").some((range) => {
    const [first = "", last = first] = range.trim().toUpperCase().replace(/^U\+/, "").split("-");
    const [least, most] = [first.replaceAll("?", "0"), last.replaceAll("?", "F")].map((digits) =>
      Number.parseInt(digits, 16),
    );
    return [...letters].some((letter) => letter >= (least ?? 0) && letter <= (most ?? -1));
  });
}

/** Once each: a video asks for the same ones with every picture. */
const inlined = memo(async ({ cssText, style, parentStyleSheet }: CSSFontFaceRule): Promise<string> => {
  const link = /url\("?([^")]+)"?\)/.exec(style.getPropertyValue("src"))?.[1];
  if (link === undefined) return "";
  const answer = await fetch(new URL(link, parentStyleSheet?.href ?? document.baseURI));
  const data = await asDataUrl(await answer.blob());
  return cssText.replace(/src:[^;]+;/, `src: url("${data}") format("woff2");`);
});

function asDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
