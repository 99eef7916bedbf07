/** The network and the reversed network, as one thing to register. */
import { orderFilm } from "../core/network/order-film";
import { networkOf } from "../core/network/structure";
import { SamplesView } from "../views/network/samples-view";
import css from "./css/network.css?inline";
import ordersCss from "./css/orders.css?inline";
import type { Networks } from "./networks";

export const NETWORKS: Networks = {
  css: css + ordersCss,
  shows: (scene) => networkOf(scene) !== null,
  picture(scene, hand) {
    const renderer = new SamplesView(scene, hand);
    const { layout, bar } = renderer;
    return layout ? { layout, renderer, bar } : null;
  },
  film: orderFilm,
};
