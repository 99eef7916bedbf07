/** What a film that plays shows when: `pictureTimesOf(timeline, {unit, fps})`, for whoever takes its pictures one by one. */
import { advance, type Playhead } from "./clock";
import type { Timeline } from "./timeline";
import type { Unit } from "./units";

export interface PictureTime {
  readonly t: number;
  /** How long it is shown. */
  readonly ms: number;
}

const FIRST_MS = 1000;
const LAST_MS = 2000;

/** Every picture once: where nothing moves it is shown for longer. */
export function pictureTimesOf(
  timeline: Timeline,
  { unit, fps }: { readonly unit: Unit; readonly fps: number },
): PictureTime[] {
  const pictureMs = 1000 / fps;
  const pace = { speed: 1, until: timeline.length, tween: true, unit };
  const times: PictureTime[] = [];
  const show = (t: number, ms: number): void => {
    const last = times.at(-1);
    if (last?.t === t) times[times.length - 1] = { t, ms: last.ms + ms };
    else times.push({ t, ms });
  };
  show(0, FIRST_MS);
  let playhead: Playhead = { t: 0, restedMs: Number.POSITIVE_INFINITY, span: null };
  while (playhead.t < timeline.length) {
    playhead = advance(timeline, playhead, pictureMs, pace);
    show(playhead.t, pictureMs);
  }
  show(timeline.length, LAST_MS);
  return times;
}

export function lengthMs(times: readonly PictureTime[]): number {
  return times.reduce((sum, { ms }) => sum + ms, 0);
}
