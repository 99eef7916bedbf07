/**
 * A whole layer in the rules of its arrays: z = W a + b, with a sample a column. Its numbers stand at the neurons.
 */
import type { Scene } from "../../model/types";
import { nameTex } from "../formula/names";
import { displayed, equal, fixed, row, type Setting, setting } from "../formula/setting";
import { derivedName, plain } from "../name";
import { meanShare, times } from "./loss-formulas";
import type { StepPart } from "./part";

export function layerFormulas(scene: Scene, part: StepPart): Setting[] {
  return part.pass === "forward" ? forward(scene, part) : backward(scene, part);
}

function forward(scene: Scene, { layer, layers, activation }: StepPart): Setting[] {
  const z = name(`z_${layer}`);
  const product = row(name(`W_${layer}`), fixed("\\,", " "), before(layer));
  const weighed = equal(z, row(product, fixed("+", " + "), name(`b_${layer}`)));
  if (isShared(activation)) {
    const shares = row(fixed("\\mathrm{softmax}(", "softmax("), z, fixed(")", ")"));
    return [weighed, equal(after(layer, layers), shares)];
  }
  const op = scene.ops[activation];
  return op
    ? [
        weighed,
        equal(
          after(layer, layers),
          setting(op, () => z),
        ),
      ]
    : [weighed];
}

/** The gains times what comes back; then every weight meets what went in. */
function backward(scene: Scene, { layer, layers, activation, isDirect }: StepPart): Setting[] {
  const by = (of: Setting) => derivative(scene, of);
  const z = name(`z_${layer}`);
  const isLast = layer === layers;
  const turned = row(name(`W_${layer + 1}`), fixed("^{\\top}", "ᵀ"), fixed("\\,", " "), by(name(`z_${layer + 1}`)));
  const arrived = isLast ? by(name("y")) : turned;
  const prime = activation === "sigmoid" ? fixed("\\sigma'", "σ′") : fixed("f'", "f′");
  const gain = row(prime, fixed("(", "("), z, fixed(")\\odot ", ") ⊙ "));
  const error = times(meanShare(scene), row(name("y"), fixed("-", " − "), name("ŷ")));
  const shared = isShared(activation) ? ofAllShares(scene) : row(gain, arrived);
  const delta = equal(by(z), isDirect ? error : activation === "identity" ? arrived : shared);
  const met = row(by(z), fixed("\\,", " "), before(layer), fixed("^{\\top}", "ᵀ"));
  return [delta, equal(by(name(`W_${layer}`)), met)].map(displayed);
}

/** What a z hears from all outputs of a softmax. */
export function ofAllShares(scene: Scene): Setting {
  const slope = fixed("\\sum_k\\frac{\\partial y_k}{\\partial z}\\,", "Σ ∂y_k/∂z · ");
  return row(slope, derivative(scene, fixed("y_k", "y_k")));
}

/** Of single numbers a softmax ends with an exponential. */
function isShared(activation: string): boolean {
  return activation === "softmax" || activation === "exp";
}

function before(layer: number): Setting {
  return name(layer === 1 ? "x" : `a_${layer - 1}`);
}

function after(layer: number, layers: number): Setting {
  return name(layer === layers ? "y" : `a_${layer}`);
}

function name(of: string): Setting {
  return fixed(nameTex(of), plain(of));
}

function derivative(scene: Scene, by: Setting): Setting {
  const over = derivedName(scene);
  return fixed(`\\frac{\\partial ${nameTex(over)}}{\\partial ${by.tex}}`, `∂${plain(over)}/∂${by.text}`);
}
