/**
 * The package `chainrule-player`: importing it defines `<chain-rule>`, with the views of networks. On a server, where
 * there are no elements, it defines nothing.
 */
import { readBinary, readNumbers } from "../model/binary";
import { readScene } from "../model/json";
import type { ChainRuleEvents } from "../player/api";
import { ChainRuleElement } from "../player/main";
import { NETWORKS } from "../player/network";
import { registerNetworks } from "../player/networks";

registerNetworks(NETWORKS);

declare global {
  interface HTMLElementTagNameMap {
    "chain-rule": ChainRuleElement;
  }
  interface HTMLElementEventMap extends ChainRuleEvents {}
}

export type { Moment, ThemeName, ViewName } from "../player/api";
export type { ChainRuleEvents };
export { ChainRuleElement, readBinary, readNumbers, readScene };
