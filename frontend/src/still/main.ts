/**
 * Pictures of the player without a browser, for programs that run its scripts in a JavaScript engine: the global
 * `ChainRuleStill`. First `install`, then the player's scripts, then `draw`.
 */
export { svgText } from "../picture/svg-text";
export { draw } from "./draw";
export { installPage as install } from "./globals";
export { separated } from "./separate";
