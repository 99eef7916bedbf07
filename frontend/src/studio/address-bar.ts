/** Write what is looked at into the address bar, seldom enough for every browser, and hear when the reader goes back. */

import { type Address, fragmentOf } from "./address";

/** Written when nothing has changed for so long, and while something moves on and on at least so often. */
const PAUSE_MS = 300;
const MOST_MS = 2000;

export class AddressBar {
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** Since when something waits to be written. */
  #since: number | null = null;
  /** What was looked at when the bar was last read or written: until that changes the bar stays. Null on the way there. */
  #settled: string | null = null;
  /** What was shown in place of what could not be had: until something else is, the address is left to be looked at. */
  #instead: string | null = null;

  /** `onArrival` is called with the fragment when the reader went back, forward, or changed it by hand. */
  constructor(
    private readonly page: Window,
    private readonly now: () => Address,
    onArrival: (fragment: string) => void,
  ) {
    page.addEventListener("popstate", () => onArrival(this.fragment));
  }

  get fragment(): string {
    return this.page.location.hash;
  }

  /** One is on the way to what the bar says: it is left alone. */
  leave(): void {
    this.#settled = null;
  }

  /** One is there, or at what was to be had of it. */
  arrive(isComplete: boolean): void {
    this.#settled = this.fragment;
    this.#instead = isComplete ? null : fragmentOf(subjectOf(this.now()));
    this.follow();
  }

  /** Something else may be looked at now; written a little later. */
  follow(): void {
    const now = performance.now();
    this.#since ??= now;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), Math.min(PAUSE_MS, this.#since + MOST_MS - now));
  }

  /** Something else will be looked at: what is there now is one step back. */
  push(): void {
    this.flush();
    this.#settled = fragmentOf(this.now());
    this.#instead = null;
    this.page.history.pushState(null, "", this.#address(this.#settled));
  }

  /** Say all of it, whatever the bar said. */
  write(): void {
    this.#settled = "";
    this.#instead = null;
    this.flush();
  }

  /** Write at once what waits. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#since = null;
    if (this.#settled === null) return;
    const now = this.now();
    if (this.#instead === fragmentOf(subjectOf(now))) return;
    this.#instead = null;
    const fragment = fragmentOf(now);
    if (fragment === this.#settled) return;
    this.#settled = fragment;
    if (fragment !== this.fragment) this.page.history.replaceState(null, "", this.#address(fragment));
  }

  #address(fragment: string): string {
    return fragment || this.page.location.pathname + this.page.location.search;
  }
}

/** What is looked at, however it is. */
function subjectOf({ preset, source, inputs, training }: Address): Address {
  return {
    ...(preset === undefined ? {} : { preset }),
    ...(source === undefined ? {} : { source }),
    ...(inputs === undefined ? {} : { inputs }),
    ...(training === undefined ? {} : { training }),
  };
}
