/** Write the moment into the address bar, seldom enough for every browser, and hear when the reader goes back. */

import { type Address, fragmentOf } from "./address";

const PAUSE_MS = 300;

export class AddressBar {
  #waiting: string | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** `onArrival` is called with the fragment when the reader went back, forward, or changed it by hand. */
  constructor(
    private readonly page: Window,
    onArrival: (fragment: string) => void,
  ) {
    page.addEventListener("popstate", () => {
      this.#forget();
      onArrival(page.location.hash);
    });
  }

  get fragment(): string {
    return this.page.location.hash;
  }

  /** The same place, a little later. */
  replace(moment: Address): void {
    this.#waiting = fragmentOf(moment);
    this.#timer ??= setTimeout(() => this.flush(), PAUSE_MS);
  }

  /** Somewhere else: what was there before is one step back. */
  push(moment: Address): void {
    this.flush();
    this.page.history.pushState(null, "", this.#address(fragmentOf(moment)));
  }

  /** Write at once what waits. */
  flush(): void {
    const fragment = this.#waiting;
    this.#forget();
    if (fragment !== null && fragment !== this.fragment) {
      this.page.history.replaceState(null, "", this.#address(fragment));
    }
  }

  #forget(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#waiting = null;
  }

  #address(fragment: string): string {
    return fragment || this.page.location.pathname + this.page.location.search;
  }
}
