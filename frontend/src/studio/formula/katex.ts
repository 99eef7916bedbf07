/** KaTeX, loaded when the first formula is set. */

import katex, { type KatexOptions, type TrustContext } from "katex";
import "katex/dist/katex.min.css";

const OURS = new Set(["\\htmlClass", "\\htmlData"]);

/** Formulas are made from our own templates; even so only classes and data attributes may come out of them. */
const OPTIONS: KatexOptions = {
  displayMode: false,
  output: "html",
  throwOnError: false,
  strict: "ignore",
  maxExpand: 200,
  maxSize: 10,
  trust: ({ command }: TrustContext) => OURS.has(command),
};

export function typeset(tex: string, element: HTMLElement): void {
  katex.render(tex, element, OPTIONS);
}
