/** The player's style sheets as one, shared by all players of a page. */
import bar from "./css/bar.css?inline";
import figures from "./css/figures.css?inline";
import frame from "./css/frame.css?inline";
import graph from "./css/graph.css?inline";
import network from "./css/network.css?inline";
import overlays from "./css/overlays.css?inline";
import tokens from "./css/tokens.css?inline";

let sheet: CSSStyleSheet | null = null;

export function styleSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync([tokens, frame, graph, figures, network, bar, overlays].join("\n"));
  }
  return sheet;
}
