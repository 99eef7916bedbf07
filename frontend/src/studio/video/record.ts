/** Make a video of what a player shows, from its beginning to its end: `await record(player, "mp4", {...})`. */
import { lengthMs, type PictureTime, pictureTimesOf } from "../../core/picture-times";
import { drawingOf } from "../../picture/drawing-of";
import { fontRules } from "../../picture/page-fonts";
import { svgText } from "../../picture/svg-text";
import type { PlayerElement } from "../stage";
import { FPS, SIZE, type VideoForm, writerOf } from "./forms";

interface Recording {
  readonly signal: AbortSignal;
  /** How many milliseconds of the video are done, of how many. */
  readonly onProgress: (doneMs: number, allMs: number) => void;
}

/** How long the video will be; 0 where there is nothing to play. */
export function lengthOf({ store }: PlayerElement, form: VideoForm): number {
  const { timeline, unit } = store.shown;
  return timeline ? lengthMs(pictureTimesOf(timeline, { unit, fps: FPS[form] })) : 0;
}

/** Null where it was cancelled. Nothing of a cancelled video is kept. */
export async function record(player: PlayerElement, form: VideoForm, how: Recording): Promise<Blob | null> {
  const { timeline, unit } = player.store.shown;
  if (!timeline) throw new Error("there is nothing to play");
  const times = pictureTimesOf(timeline, { unit, fps: FPS[form] });
  const allMs = lengthMs(times);
  const canvas = Object.assign(document.createElement("canvas"), SIZE);
  // Whoever asks for the context next gets this one.
  canvas.getContext("2d", { willReadFrequently: form === "gif" });
  const copy = apart(player);
  try {
    const writer = await writerOf(form, canvas);
    let doneMs = 0;
    for await (const { ms } of pictures(copy, times, canvas)) {
      if (how.signal.aborted) {
        await writer.cancel();
        return null;
      }
      await writer.add(canvas, ms);
      doneMs += ms;
      how.onProgress(doneMs, allMs);
      await breath();
    }
    return await writer.finish();
  } finally {
    copy.remove();
  }
}

/** Let the page draw, and hear a hand that cancels; not by a timer, which waits for a second where a tab is hidden. */
function breath(): Promise<unknown> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
}

/** Paint `player` at every time onto `canvas`, which it fills. */
async function* pictures(
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

const PAGE = { width: 1280, height: 720 };

/** Neither a pointer's buttons nor what moves by itself belongs into a picture that was not taken in time. */
const STILL = ".player :is(.bar, .tools) { display: none } * { transition: none; animation: none }";

/**
 * A player that nobody sees, which shows what another one shows: its pictures are taken while that one stays as it is.
 * It is put into the page, as large as `PAGE`; whoever asked takes it away again.
 */
function apart(of: PlayerElement): PlayerElement {
  const copy = document.createElement("chain-rule") as PlayerElement;
  for (const name of ["theme", "lang"]) {
    const value = of.getAttribute(name);
    if (value !== null) copy.setAttribute(name, value);
  }
  copy.setAttribute("keys", "none");
  copy.inert = true;
  Object.assign(copy.style, {
    position: "fixed",
    insetBlockStart: "0",
    insetInlineStart: `-${2 * PAGE.width}px`,
    inlineSize: `${PAGE.width}px`,
    blockSize: `${PAGE.height}px`,
  });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STILL);
  copy.shadowRoot?.adoptedStyleSheets.push(sheet);
  document.body.append(copy);
  const { state, shown, numbers } = of.store;
  const { view, order, unit } = shown;
  copy.store.show(state.scene, { numbers, options: { view, order, unit, sample: state.sample, neuron: state.neuron } });
  copy.store.dispatch({ type: "motion", on: false });
  return copy;
}
