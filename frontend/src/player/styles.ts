/** The player's style sheets as one, shared by all players of a page. */
import bar from "./css/bar.css?inline";
import figures from "./css/figures.css?inline";
import forcedColours from "./css/forced-colours.css?inline";
import frame from "./css/frame.css?inline";
import graph from "./css/graph.css?inline";
import hall from "./css/hall.css?inline";
import overlays from "./css/overlays.css?inline";
import tokens from "./css/tokens.css?inline";
import { networks, whenNetworks } from "./networks";

let sheet: CSSStyleSheet | null = null;

export function styleSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(rules());
    whenNetworks(() => sheet?.replaceSync(rules()));
  }
  return sheet;
}

function rules(): string {
  return [tokens, frame, graph, figures, bar, overlays, hall, networks()?.css ?? "", forcedColours].join("\n");
}
