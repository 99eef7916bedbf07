/** MP4 (H.264) and WebM (VP9), encoded by the browser (WebCodecs) and written by mediabunny. */
import { BufferTarget, CanvasSource, canEncodeVideo, Mp4OutputFormat, Output, WebMOutputFormat } from "mediabunny";
import { SIZE, type VideoForm, type VideoWriter } from "./forms";

type EncodedForm = Exclude<VideoForm, "gif">;

const CODECS = { mp4: "avc", webm: "vp9" } as const;
const TYPES = { mp4: "video/mp4", webm: "video/webm" } as const;
/** Bits a second: lines and letters stay sharp, and little moves. */
const BITRATE = 6_000_000;

export async function canWrite(form: EncodedForm): Promise<boolean> {
  if (typeof VideoEncoder === "undefined") return false;
  return canEncodeVideo(CODECS[form], { ...SIZE, bitrate: BITRATE }).catch(() => false);
}

export async function encodedWriter(form: EncodedForm, canvas: HTMLCanvasElement): Promise<VideoWriter> {
  const target = new BufferTarget();
  const format = form === "mp4" ? new Mp4OutputFormat({ fastStart: "in-memory" }) : new WebMOutputFormat();
  const output = new Output({ format, target });
  const source = new CanvasSource(canvas, { codec: CODECS[form], bitrate: BITRATE });
  output.addVideoTrack(source);
  await output.start();
  let now = 0;
  return {
    async add(_, ms) {
      await source.add(now / 1000, ms / 1000);
      now += ms;
    },
    async finish() {
      await output.finalize();
      return new Blob([target.buffer ?? new ArrayBuffer()], { type: TYPES[form] });
    },
    cancel: () => output.cancel(),
  };
}
