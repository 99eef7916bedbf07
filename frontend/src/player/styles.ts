/** The player's style sheets as one text. */
import bar from "./css/bar.css?inline";
import figures from "./css/figures.css?inline";
import frame from "./css/frame.css?inline";
import graph from "./css/graph.css?inline";
import overlays from "./css/overlays.css?inline";
import tokens from "./css/tokens.css?inline";

export default [tokens, frame, graph, figures, bar, overlays].join("\n");
