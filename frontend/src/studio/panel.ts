/** What every piece of the studio is: a lit element that draws into the page itself.
 *
 * No shadow: the pieces share one style sheet, labels and descriptions reach across them, and KaTeX needs no copy of
 * its styles in each.
 */

import { LitElement } from "lit";

export abstract class Panel extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Tell whoever holds the panel. */
  protected tell<T>(type: string, detail: T): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }
}
