/** Turn places in a text from code points (the server's spans) to UTF-16 offsets (the editor's) and back. */

/** The UTF-16 offset of code point number `points` of `text`; clamped to the text's end. */
export function toUtf16(text: string, points: number): number {
  let at = 0;
  for (let left = points; left > 0 && at < text.length; left -= 1) at += width(text, at);
  return at;
}

/** How many code points precede UTF-16 offset `offset` of `text`. */
export function toPoints(text: string, offset: number): number {
  let points = 0;
  for (let at = 0; at < offset && at < text.length; at += width(text, at)) points += 1;
  return points;
}

function width(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
