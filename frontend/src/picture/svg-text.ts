/** A picture as the text of an SVG file that needs nothing else: `svgText(drawing)`. */
import { round } from "./matrix";
import type { ImageMark, Mark, Paint, PathMark, PictureMarks, TextMark, TextRun } from "./types";

/** The player's own, where the file holds it; its digits are of one width, and its a has one storey. */
const FONT = `font-family="'Inter Variable',Inter,system-ui,sans-serif" style="font-feature-settings:'tnum','cv11'"`;

/** `style`: rules that hold the fonts; `title`: what the picture is of. */
export function svgText(drawing: PictureMarks, { style = "", title = drawing.sentence } = {}): string {
  const { width, height, paper, marks } = drawing;
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" ${size} ${FONT}>`,
    `<title>${escaped(title)}</title>`,
    style && `<style>${style}</style>`,
    `<rect width="100%" height="100%"${painted("fill", paper)}/>`,
    ...marks.map(markText),
    "</svg>",
  ]
    .filter(Boolean)
    .join("\n");
}

function markText(mark: Mark): string {
  if (mark.kind === "path") return pathText(mark);
  return mark.kind === "text" ? lineText(mark) : imageText(mark);
}

function pathText({ segments, fill, stroke, width, dash, cap }: PathMark): string {
  const d = segments.map(([letter, ...numbers]) => letter + numbers.map(round).join(" ")).join("");
  const line = stroke ? `${painted("stroke", stroke)} stroke-width="${width}"` : "";
  const dashes = stroke && dash.length > 0 ? ` stroke-dasharray="${dash.join(" ")}"` : "";
  const ends = stroke && cap !== "butt" ? ` stroke-linecap="${cap}"` : "";
  return `<path d="${d}"${fill ? painted("fill", fill) : ' fill="none"'}${line}${dashes}${ends}/>`;
}

function lineText({ x, anchor, turn, runs }: TextMark): string {
  const [first] = runs;
  if (!first) return "";
  const place = `x="${x}" y="${first.y}"${anchor === "start" ? "" : ` text-anchor="${anchor}"`}`;
  const turned = turn === 0 ? "" : ` transform="rotate(${turn} ${x} ${first.y})"`;
  const [only] = runs.length === 1 ? runs : [];
  if (only) return `<text ${place}${turned}${look(only)}>${escaped(only.text)}</text>`;
  let before = first.y;
  const spans = runs.map((run) => {
    const dy = round(run.y - before);
    before = run.y;
    const by = `${run.dx === 0 ? "" : ` dx="${run.dx}"`}${dy === 0 ? "" : ` dy="${dy}"`}`;
    return `<tspan${by}${look(run)}>${escaped(run.text)}</tspan>`;
  });
  return `<text ${place}${turned} xml:space="preserve">${spans.join("")}</text>`;
}

function look({ size, weight, isItalic, isUnderlined, paint }: TextRun): string {
  const font = ` font-size="${size}"${weight === 400 ? "" : ` font-weight="${weight}"`}`;
  return `${font}${isItalic ? ' font-style="italic"' : ""}${isUnderlined ? ' text-decoration="underline"' : ""}${painted("fill", paint)}`;
}

function imageText({ href, x, y, width, height, opacity, isPixelated }: ImageMark): string {
  const how = `${opacity < 1 ? ` opacity="${opacity}"` : ""}${isPixelated ? ' image-rendering="pixelated"' : ""}`;
  const box = `x="${x}" y="${y}" width="${width}" height="${height}" preserveAspectRatio="none"`;
  return `<image href="${escaped(href)}" ${box}${how}/>`;
}

function painted(what: "fill" | "stroke", { colour, opacity }: Paint): string {
  return ` ${what}="${colour}"${opacity < 1 ? ` ${what}-opacity="${opacity}"` : ""}`;
}

/** What XML does not know is shown as a sign for that. */
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
  return text.replaceAll(ILLEGAL, "\ufffd").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
