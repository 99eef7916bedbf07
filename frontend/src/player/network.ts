/** The network and the reversed network, as one thing to register. */
import { networkOf } from "../core/network/structure";
import { SamplesView } from "../views/network/samples-view";
import css from "./css/network.css?inline";
import type { Networks } from "./networks";

export const NETWORKS: Networks = {
  css,
  shows: (scene) => networkOf(scene) !== null,
  picture(scene, redraw) {
    const renderer = new SamplesView(scene, redraw);
    const { layout } = renderer;
    return layout ? { layout, renderer } : null;
  },
};
