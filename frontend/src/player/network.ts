/** The network and the reversed network, as one thing to register. */
import { placeNetwork } from "../core/network/place";
import { networkOf } from "../core/network/structure";
import { NetworkView } from "../views/network/network-view";
import css from "./css/network.css?inline";
import type { Networks } from "./networks";

export const NETWORKS: Networks = {
  css,
  shows: (scene) => networkOf(scene) !== null,
  picture(scene, redraw) {
    const network = networkOf(scene);
    if (!network) return null;
    const place = placeNetwork(scene, network);
    return { layout: place.layout, renderer: new NetworkView(scene, network, place, redraw) };
  },
};
