/** The film of a player as pictures on a canvas, one after the other. */
import type { PictureTime } from "../../core/picture-times";
import { drawingOf } from "../../picture/drawing-of";
import { fontRules } from "../../picture/page-fonts";
import { svgText } from "../../picture/svg-text";
import type { PlayerElement } from "../stage";

/** Paint `player` at every time onto `canvas`, which it fills. */
export async function* pictures(
  player: PlayerElement,
  times: readonly PictureTime[],
  canvas: HTMLCanvasElement,
): AsyncGenerator<PictureTime> {
  for (const time of times) {
    player.store.dispatch({ type: "scrub", t: time.t });
    const drawing = drawingOf(player, { hasCaptions: true });
    const svg = svgText(drawing, { style: await fontRules(svgText(drawing)) });
    await paint(svg, canvas);
    yield time;
  }
}

async function paint(svg: string, canvas: HTMLCanvasElement): Promise<void> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  } finally {
    URL.revokeObjectURL(address);
  }
}
