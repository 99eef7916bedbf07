/** The files that a video can be: what writes each, fetched when it is wanted. */

/** Pixels: drawn as on a smaller page, every one of its pixels larger, because a video is seen from far away. */
export const SIZE = { width: 1920, height: 1080 };

export type VideoForm = "mp4" | "webm" | "gif";
const VIDEO_FORMS: readonly VideoForm[] = ["mp4", "webm", "gif"];

/** Pictures a second. */
export const FPS: Readonly<Record<VideoForm, number>> = { mp4: 30, webm: 30, gif: 12.5 };

/** What a video is written to: a picture after the other, each for so long. */
export interface VideoWriter {
  add(canvas: HTMLCanvasElement, ms: number): Promise<void>;
  finish(): Promise<Blob>;
  /** Let go of what was written. */
  cancel(): Promise<void>;
}

/** The forms that this browser can write: it encodes videos only for pages that came by HTTPS or from this machine. */
export async function possibleForms(): Promise<readonly VideoForm[]> {
  const { canWrite } = await import("./encoded");
  const found = await Promise.all(VIDEO_FORMS.map(async (form) => form === "gif" || (await canWrite(form))));
  return VIDEO_FORMS.filter((_, i) => found[i]);
}

export async function writerOf(form: VideoForm, canvas: HTMLCanvasElement): Promise<VideoWriter> {
  if (form === "gif") return (await import("./gif")).gifWriter();
  return (await import("./encoded")).encodedWriter(form, canvas);
}
