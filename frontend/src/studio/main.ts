/** Start the studio on the page that holds it. */

import "@fontsource-variable/inter/wght.css";
import "../player/main";
import { StudioApp } from "./app";
import { connectServer } from "./server";
import { Workbench } from "./workbench";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/layout.css";
import "./styles/controls.css";
import "./styles/source.css";
import "./styles/explanation.css";
import "./styles/sheets.css";

const base = document.baseURI;
const live = new URL("api/v1/live", base);
live.protocol = live.protocol === "https:" ? "wss:" : "ws:";
live.hash = "";

const workbench = new Workbench(connectServer(base), () => new WebSocket(live));
document.querySelector("#studio")?.replaceWith(new StudioApp(connectServer(base), workbench));
