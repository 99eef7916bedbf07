/** A script of its own, for programs that drive a player in a browser: the global `ChainRulePicture`. */
export { drawingOf } from "./drawing-of";
export { svgText } from "./svg-text";
