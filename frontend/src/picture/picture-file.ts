/** The picture that a player shows as a file: `await pictureFile(player, "png")`. */
import { type DrawnPlayer, drawingOf } from "./drawing-of";
import { fontRules } from "./page-fonts";
import { svgText } from "./svg-text";

export type PictureForm = "svg" | "png";

/** Pixels of the file to one of the page. */
const FINENESS = 2;

export async function pictureFile(player: DrawnPlayer, form: PictureForm): Promise<Blob> {
  const drawing = drawingOf(player);
  const text = svgText(drawing, { style: await fontRules(svgText(drawing)) });
  const svg = new Blob([text], { type: "image/svg+xml" });
  return form === "svg" ? svg : pixels(svg, drawing.width, drawing.height);
}

async function pixels(svg: Blob, width: number, height: number): Promise<Blob> {
  const address = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), {
      width: Math.round(width * FINENESS),
      height: Math.round(height * FINENESS),
    });
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((found) => (found ? resolve(found) : reject(new Error("no picture"))), "image/png");
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
