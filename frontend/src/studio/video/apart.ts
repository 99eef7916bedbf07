/** A player that nobody sees, which shows what another one shows: its pictures are taken while that one stays as it is. */
import type { PlayerElement } from "../stage";

const PAGE = { width: 1280, height: 720 };

/** Neither a pointer's buttons nor what moves by itself belongs into a picture that was not taken in time. */
const STILL = ".player :is(.bar, .tools) { display: none } * { transition: none; animation: none }";

/** Put it into the page; whoever asked takes it away again. It is as tall and as wide as `PAGE`. */
export function apart(of: PlayerElement): PlayerElement {
  const copy = document.createElement("chain-rule") as PlayerElement;
  for (const name of ["theme", "lang"]) {
    const value = of.getAttribute(name);
    if (value !== null) copy.setAttribute(name, value);
  }
  copy.setAttribute("keys", "none");
  copy.inert = true;
  Object.assign(copy.style, {
    position: "fixed",
    insetBlockStart: "0",
    insetInlineStart: `-${2 * PAGE.width}px`,
    inlineSize: `${PAGE.width}px`,
    blockSize: `${PAGE.height}px`,
  });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STILL);
  copy.shadowRoot?.adoptedStyleSheets.push(sheet);
  document.body.append(copy);
  const { state, shown, numbers } = of.store;
  const { view, order, unit } = shown;
  copy.store.show(state.scene, { numbers, options: { view, order, unit, sample: state.sample, neuron: state.neuron } });
  copy.store.dispatch({ type: "motion", on: false });
  return copy;
}
