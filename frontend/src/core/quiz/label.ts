/** What is to come out, and is therefore neither drawn anew nor asked about: a network's target, or a given ŷ. */
import type { SceneNode } from "../../model/types";

export function isLabel({ role, isLeaf, id }: Pick<SceneNode, "role" | "isLeaf" | "id">): boolean {
  return role === "target" || (isLeaf && id.normalize().startsWith("ŷ"));
}
