/** Defines `<chain-rule>`; the global `ChainRule` holds what a page needs to feed it. */
import { readBinary } from "../model/binary";
import { readScene } from "../model/json";
import { ChainRuleElement } from "./element";
import { registerNetworks } from "./networks";

// Once a page, whoever else brings the player; not at all where there are no elements.
if (globalThis.customElements && !customElements.get("chain-rule")) {
  customElements.define("chain-rule", ChainRuleElement);
}

export { ChainRuleElement, readBinary, readScene, registerNetworks };
