/** Which passage is read: the last one whose head has passed the reading line; and how keys lead on from it. */

/** By how far down the room for text they begin: the index of the passage that is read. `line` in the same pixels. */
export function passageAt(tops: readonly number[], line: number): number {
  const passed = tops.filter((top) => top <= line).length;
  return Math.max(0, passed - 1);
}

/** How a key leads on: one passage forward or back, or 0 where it does something else. */
export function wayOf({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): -1 | 0 | 1 {
  if (ctrlKey || metaKey || altKey) return 0;
  if (key === " ") return shiftKey ? -1 : 1;
  if (key === "PageDown" || key === "ArrowRight") return 1;
  return key === "PageUp" || key === "ArrowLeft" ? -1 : 0;
}
