/**
 * Keys that are pressed where no field, no button and no film has the focus: of the films with `keys="page"` the one on
 * screen that is nearest the middle has them, and no other.
 *
 * They are heard on their way down, before a deck of slides or a page's own shortcuts hear them.
 */

import { nearestTo } from "./nearest";

interface PageKeyPlayer extends HTMLElement {
  readonly wantsPageKeys: boolean;
  press(event: KeyboardEvent): void;
}

const films = new Set<PageKeyPlayer>();

/** From now on `film` may have keys of the page; returns what ends it. */
export function hearPageKeys(film: PageKeyPlayer): () => void {
  if (films.size === 0) document.addEventListener("keydown", onKey, { capture: true });
  films.add(film);
  return () => {
    films.delete(film);
    if (films.size === 0) document.removeEventListener("keydown", onKey, { capture: true });
  };
}

/** Of keys in so quick a row all are for one film, whatever the page moves meanwhile (slides come in from the side). */
const ROW_MS = 1000;
let last: { readonly film: PageKeyPlayer; readonly at: number } | null = null;

function onKey(event: KeyboardEvent): void {
  if (isTaken(event)) return;
  const seen = [...films].filter((each) => each.wantsPageKeys && isOnScreen(each));
  const goesOn = last !== null && event.timeStamp - last.at < ROW_MS && seen.includes(last.film);
  const film = goesOn && last ? last.film : nearestTo({ x: window.innerWidth / 2, y: window.innerHeight / 2 }, seen);
  if (!film) return;
  last = { film, at: event.timeStamp };
  film.press(event);
}

/** Fields and widgets that arrows or letters mean something to, and buttons for the keys that press them. */
const FIELDS =
  "input, textarea, select, [contenteditable], dialog, audio, video, [role=slider], [role=tab], [role=menuitem], [role=option], [role=treeitem], [role=textbox]";
const PRESSED = "button, a, summary, [role=button]";

/** Is the key somebody else's? A film that cannot be seen any more gives its keys back. */
function isTaken(event: KeyboardEvent): boolean {
  const path = event.composedPath().filter((each) => each instanceof Element);
  const isOf = (selector: string) => path.some((each) => each.matches(selector));
  if (path.some((each) => films.has(each as PageKeyPlayer) && isOnScreen(each as PageKeyPlayer))) return true;
  if (isOf(FIELDS)) return true;
  return (event.key === " " || event.key === "Enter") && isOf(PRESSED);
}

/** Can it be seen, and reached? Slides that are not up are hidden, transparent, inert, or out of the window. */
function isOnScreen(film: HTMLElement): boolean {
  const { left, right, top, bottom, width, height } = film.getBoundingClientRect();
  const isInWindow = right > 0 && bottom > 0 && left < window.innerWidth && top < window.innerHeight;
  if (!isInWindow || width === 0 || height === 0) return false;
  if (!film.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) {
    return false;
  }
  if (film.closest("[inert], [aria-hidden='true']")) return false;
  const modal = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document.fullscreenElement;
  return !modal || modal.contains(film) || modal === film;
}
