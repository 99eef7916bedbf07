/** The script that adds networks to the player; it comes after the player's on a page. */
import { NETWORKS } from "./network";
import type { Networks } from "./networks";

declare const ChainRule: { registerNetworks(networks: Networks): void };

ChainRule.registerNetworks(NETWORKS);
