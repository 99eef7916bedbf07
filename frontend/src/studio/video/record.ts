/** Make a video of what a player shows, from its beginning to its end: `await record(player, "mp4", {...})`. */
import { lengthMs, pictureTimesOf } from "../../core/picture-times";
import type { PlayerElement } from "../stage";
import { apart } from "./apart";
import { FPS, SIZE, type VideoForm, writerOf } from "./forms";
import { pictures } from "./pictures";

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
