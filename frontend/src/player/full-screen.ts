/** The real full screen, where the browser allows it: only after a key or a click, and never in some frames. */

/** Fill the screen with `element`, or give it back. Where it is refused, what is shown fills the window all the same. */
export function fillScreen(element: Element, isFull: boolean): void {
  if (isFull && document.fullscreenEnabled && navigator.userActivation?.isActive) {
    element.requestFullscreen().catch(() => {});
  } else if (!isFull && document.fullscreenElement !== null) document.exitFullscreen().catch(() => {});
}

/** Call `left` whenever somebody ends the full screen by the browser's own means. */
export function whenScreenIsLeft(left: () => void): () => void {
  const listen = () => {
    if (document.fullscreenElement === null) left();
  };
  document.addEventListener("fullscreenchange", listen);
  return () => document.removeEventListener("fullscreenchange", listen);
}
