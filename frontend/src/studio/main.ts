/** Start the studio on the page that holds it. */

import "../player/main";
import { NETWORKS } from "../player/network";
import { registerNetworks } from "../player/networks";
import { readFragment } from "./address";
import { StudioApp } from "./app";
import { NOTES_QUERY } from "./hall/notes-link";
import { NetworkBench } from "./network/bench";
import { firstLanguage } from "./preferences";
import { connectServer } from "./server";
import { SpokenSocket } from "./spoken-socket";
import type { PlayerElement } from "./stage";
import { Studio } from "./studio";
import { TrainingTab } from "./training/tab";
import { Trainer } from "./training/trainer";
import { type Language, loadLanguage } from "./words";
import { Workbench } from "./workbench";
import "./styles/letters.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/layout.css";
import "./styles/controls.css";
import "./styles/source.css";
import "./styles/explanation.css";
import "./hero/hero.css";
import "./panels/order.css";
import "./panels/formula.css";
import "./panels/factors.css";
import "./panels/ledger.css";
import "./panels/tour.css";
import "./panels/selection.css";
import "./network/tabs.css";
import "./network/panel.css";
import "./network/samples.css";
import "./network/layers.css";
import "./network/shape.css";
import "./network/sum.css";
import "./network/descent.css";
import "./network/accumulation.css";
import "./training/training.css";
import "./training/return.css";
import "./training/settings.css";
import "./styles/forced-colours.css";

registerNetworks(NETWORKS);

/** The studio on its page; `?notes` is the page of the speaker's notes, which belong to a studio in another window. */
if (new URLSearchParams(location.search).has(NOTES_QUERY)) {
  void import("./hall/notes-window").then(() => replace(document.createElement("studio-notes")));
} else {
  // A link that is shown with its picture says in its query what is looked at; from here on the fragment does.
  if (location.hash === "" && location.search !== "") {
    history.replaceState(null, "", `${location.pathname}#${location.search.slice(1)}`);
  }
  const tag = firstLanguage(readFragment(location.hash).address);
  // Not awaited: a module that waits cannot share its parts with those that are fetched later.
  void loadLanguage(tag).then((language) => replace(makeStudio(language)));
}

function replace(element: HTMLElement): void {
  document.querySelector("#studio")?.replaceWith(element);
}

function makeStudio(spoken: Language): StudioApp {
  const base = document.baseURI;
  const live = new URL("api/v1/live", base);
  live.protocol = live.protocol === "https:" ? "wss:" : "ws:";
  live.hash = "";

  const language = (): string => document.documentElement.lang;
  const server = connectServer(base, language);
  const connect = (): WebSocket => {
    live.searchParams.set("lang", language());
    return new SpokenSocket(live, language);
  };
  const player = document.createElement("chain-rule") as PlayerElement;
  player.toggleAttribute("editable", true);
  player.setAttribute("at-end", "stay");
  const { store } = player;
  // Of networks the studio shows the neurons, unless something else is asked for.
  store.dispatch({ type: "view", view: null });
  const workbench = new Workbench(server, connect);
  const network = new NetworkBench(server, workbench, connect, store);
  const training = new TrainingTab(new Trainer(server, connect), server, workbench, network);
  return new StudioApp(new Studio(server, workbench, network, training, store, spoken), player);
}
