/**
 * Keys that are pressed where no field, no button and no film has the focus: of the films with `keys="page"` the one on
 * screen that is nearest the middle has them, and no other.
 *
 * They are heard on their way down, before a deck of slides or a page's own shortcuts hear them.
 */

export interface PageKeyFilm extends HTMLElement {
  readonly wantsPageKeys: boolean;
  press(event: KeyboardEvent): void;
}

const films = new Set<PageKeyFilm>();

/** From now on `film` may have keys of the page; returns what ends it. */
export function hearPageKeys(film: PageKeyFilm): () => void {
  if (films.size === 0) document.addEventListener("keydown", onKey, { capture: true });
  films.add(film);
  return () => {
    films.delete(film);
    if (films.size === 0) document.removeEventListener("keydown", onKey, { capture: true });
  };
}

function onKey(event: KeyboardEvent): void {
  const film = isTaken(event) ? null : nearestMiddle([...films].filter((each) => each.wantsPageKeys));
  film?.press(event);
}

/** Fields and widgets that arrows or letters mean something to, and buttons for the keys that press them. */
const FIELDS = "input, textarea, select, [contenteditable], dialog, audio, video, iframe, object, embed";
const WIDGETS = ["slider", "spinbutton", "tab", "menu", "menuitem", "listbox", "option", "tree", "treeitem", "grid"]
  .concat(["combobox", "textbox", "searchbox", "radio", "dialog", "alertdialog"])
  .map((role) => `[role="${role}"]`)
  .join(", ");
const PRESSED = "button, a, summary, [role='button'], [role='link']";

/** Is the key somebody else's? A film that cannot be seen any more gives its keys back. */
function isTaken(event: KeyboardEvent): boolean {
  const path = event.composedPath().filter((each) => each instanceof Element);
  const isOf = (selector: string) => path.some((each) => each.matches(selector));
  if (path.some((each) => films.has(each as PageKeyFilm) && isOnScreen(each as PageKeyFilm))) return true;
  if (isOf(FIELDS) || isOf(WIDGETS)) return true;
  return (event.key === " " || event.key === "Enter") && isOf(PRESSED);
}

/** The first of those that are equally near. */
function nearestMiddle(all: readonly PageKeyFilm[]): PageKeyFilm | null {
  const seen = all.filter(isOnScreen).map((film) => ({ film, distance: fromMiddle(film.getBoundingClientRect()) }));
  const least = Math.min(...seen.map(({ distance }) => distance));
  return seen.find(({ distance }) => distance === least)?.film ?? null;
}

function fromMiddle({ left, right, top, bottom }: DOMRect): number {
  return Math.hypot((left + right - window.innerWidth) / 2, (top + bottom - window.innerHeight) / 2);
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
