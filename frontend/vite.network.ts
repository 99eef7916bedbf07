/** Build the views of networks: a second classic script, which adds them to the player. */
import { classicScript } from "./vite.classic";

export default classicScript({ entry: "src/player/network-main.ts", name: "ChainRuleNetworks", file: "network.js" });
