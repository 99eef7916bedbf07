/** The way from a node to the cells of its product. Tells `product-open` with its id. */

import { html } from "lit";
import { nameOf, plain } from "../../core/name";
import { isProduct } from "../../core/product/product";
import type { Scene, SceneNode } from "../../model/types";
import type { Words } from "../words";
import "./open-button.css";

/** Nothing where the node is no product. */
export function openButton(scene: Scene, node: SceneNode | undefined, words: Words): unknown {
  if (!node || !isProduct(scene, node)) return "";
  const tell = ({ currentTarget }: Event) =>
    currentTarget?.dispatchEvent(new CustomEvent("product-open", { detail: node.id, bubbles: true }));
  return html`<button type="button" class="product-open" @click=${tell}>
    ▦ ${words.product.open(plain(nameOf(node)))}
  </button>`;
}
