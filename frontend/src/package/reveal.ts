/**
 * A plugin for reveal.js: films on slides listen to the speaker's remote, and stand still on slides that are not up.
 *
 *     Reveal.initialize({ plugins: [ChainRuleReveal] })
 *
 *     <chain-rule preset="lecture-network" view="network" server="https://chainrule.example"></chain-rule>
 *     <p class="fragment" data-chainrule-step="6">The forward pass is over.</p>
 *
 * A fragment with `data-chainrule-step` moves the film of its slide, or the one that `data-chainrule-film` names by a
 * selector, to that step of the trace; going back leads to the fragment before, and to where the film began.
 */

import { middleOf, nearestTo } from "../player/nearest";

/** What is asked of a deck, in the words of reveal.js 4 to 6. */
export interface Deck {
  on(type: string, listener: (event: Event) => void): void;
  getSlidesElement(): HTMLElement;
  getCurrentSlide(): HTMLElement | undefined;
}

export interface ChainRulePlugin {
  readonly id: "chainrule";
  init(deck: Deck): void;
}

interface SlidePlayer extends HTMLElement {
  step: number;
  pause?(): void;
}

const FRAGMENT = "[data-chainrule-step]";

export default function ChainRuleReveal(): ChainRulePlugin {
  return { id: "chainrule", init };
}

function init(deck: Deck): void {
  const films = () => [...deck.getSlidesElement().querySelectorAll<SlidePlayer>("chain-rule")];
  const listeners = new Set(films().filter((film) => !film.hasAttribute("keys")));
  for (const film of listeners) {
    const isMoved = fragmentsOf(film).length > 0;
    film.setAttribute("keys", isMoved ? "none" : "page");
    if (isMoved) listeners.delete(film);
  }
  const arrive = (): void => {
    const slide = deck.getCurrentSlide();
    // A slide that is on its way is not where the middle is: of its own films one is chosen by where it stands in it.
    if (slide)
      listenAlone(
        slide,
        [...listeners].filter((film) => slide.contains(film)),
      );
    for (const film of films()) {
      if (!slide?.contains(film)) film.pause?.();
      else follow(film);
    }
  };
  deck.on("ready", arrive);
  deck.on("slidechanged", arrive);
  for (const name of ["fragmentshown", "fragmenthidden"]) {
    deck.on(name, (event) => {
      const { fragments = [] } = event as Event & { readonly fragments?: readonly Element[] };
      const moved = films().filter((film) => fragmentsOf(film).some((each) => fragments.includes(each)));
      for (const film of moved) follow(film);
    });
  }
  // While all slides are looked at, or none is, the keys are the deck's.
  const keysBefore = new Map<SlidePlayer, string>();
  const rest = (): void => {
    for (const film of films()) {
      if (!keysBefore.has(film)) keysBefore.set(film, film.getAttribute("keys") ?? "focus");
      film.setAttribute("keys", "none");
    }
  };
  const wake = (): void => {
    for (const [film, keys] of keysBefore) film.setAttribute("keys", keys);
    keysBefore.clear();
  };
  for (const name of ["overviewshown", "paused"]) deck.on(name, rest);
  for (const name of ["overviewhidden", "resumed"]) deck.on(name, wake);
}

/** Of the films of a slide the one nearest its middle has the remote. */
function listenAlone(slide: HTMLElement, films: readonly SlidePlayer[]): void {
  const chosen = nearestTo(middleOf(slide.getBoundingClientRect()), films);
  for (const film of films) film.setAttribute("keys", film === chosen ? "page" : "focus");
}

/** To the step of the last fragment that is shown; without one to where the film began. */
function follow(film: SlidePlayer): void {
  const fragments = fragmentsOf(film);
  if (fragments.length === 0) return;
  const shown = fragments.filter((each) => each.classList.contains("visible")).at(-1);
  const step = Number(shown?.getAttribute("data-chainrule-step") ?? film.getAttribute("step") ?? 0);
  if (Number.isInteger(step) && film.step !== step) film.step = step;
}

/** The fragments that move a film, in the order in which they are shown. */
function fragmentsOf(film: SlidePlayer): Element[] {
  const slide = film.closest("section");
  const all = [...(slide?.querySelectorAll(FRAGMENT) ?? [])];
  const own = all.filter((each) => filmOf(each, slide) === film);
  return own.sort((a, b) => orderOf(a) - orderOf(b));
}

function filmOf(fragment: Element, slide: Element | null): Element | null {
  const name = fragment.getAttribute("data-chainrule-film");
  return name ? document.querySelector(name) : (slide?.querySelector("chain-rule") ?? null);
}

/** As reveal.js numbers them; those without a number come first. */
function orderOf(fragment: Element): number {
  return Number(fragment.getAttribute("data-fragment-index") ?? -1);
}
