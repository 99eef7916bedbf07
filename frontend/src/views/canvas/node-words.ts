/** The words of every node, made once: painting a frame must not cut strings. */

import { formatShape } from "../../core/format";
import { gradientText, plainName } from "../../core/name";
import type { Scene } from "../../model/types";
import { clipped } from "../shared/figure";

export interface NodeWords {
  readonly name: string;
  readonly symbol: string;
  readonly caption: string;
}

export function prepareNodes(scene: Scene): readonly NodeWords[] {
  return scene.nodes.map((node) => {
    const shape = node.shape.length > 0 ? ` ${formatShape(node.shape)}` : "";
    return {
      name: node.op === "constant" ? "" : clipped(`${plainName(node)}${shape}`, 16),
      symbol: node.isLeaf ? "" : clipped(scene.ops[node.op]?.symbol ?? node.op, 7),
      caption: clipped(gradientText(scene, node), 14),
    };
  });
}
