/** What is lit up: by the page and by the pointer. Names that are not in the film light nothing. */
import type { Scene } from "../model/types";
import { type Lights, NO_LIGHTS } from "../views/shared/renderer";
import type { Highlight } from "./api";

export function lightsOf(scene: Scene, { nodes = [], edges = [], slots = [] }: Highlight): Lights {
  const nodeIds = new Set(nodes);
  const edgeIds = new Set([...edges, ...slots]);
  return {
    nodes: new Set(scene.nodes.filter((node) => nodeIds.has(node.id)).map((node) => node.index)),
    edges: new Set(scene.edges.filter((edge) => edgeIds.has(edge.id)).map((edge) => edge.index)),
  };
}

export class Lighting {
  private page: Lights = NO_LIGHTS;
  private pointer: Lights = NO_LIGHTS;

  set(lights: Lights | null, from: "page" | "pointer"): void {
    this[from] = lights ?? NO_LIGHTS;
  }

  clear(): void {
    this.page = NO_LIGHTS;
    this.pointer = NO_LIGHTS;
  }

  get all(): Lights {
    const { page, pointer } = this;
    if (pointer === NO_LIGHTS) return page;
    if (page === NO_LIGHTS) return pointer;
    return {
      nodes: new Set([...page.nodes, ...pointer.nodes]),
      edges: new Set([...page.edges, ...pointer.edges]),
    };
  }
}
