/** Defines `<chain-rule>`; the global `ChainRule` holds what a page needs to feed it. */
import { readBinary, readNumbers } from "../model/binary";
import { readScene } from "../model/json";
import { ChainRuleElement } from "./element";
import { registerNetworks } from "./networks";

if (!customElements.get("chain-rule")) customElements.define("chain-rule", ChainRuleElement);

export { ChainRuleElement, readBinary, readNumbers, readScene, registerNetworks };
