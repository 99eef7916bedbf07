/** The parts of the studio that stand around the picture: each defines its elements, which then come to life where they stand. */

import "./dialogs/gallery";
import "./dialogs/help";
import "./menus/menu";
import "./panels/explanation";
import "./panels/order";
import "./panels/source";
import "./styles/more-letters.css";
import "./styles/sheets.css";
import "./training/return";

export { loadTypeset } from "./formula/math";
