/** The formulas of one step, each in three stages: the rule in symbols, the same with numbers, the result. */

import type { Scene, SceneEdge, SceneNode, Shape, Step } from "../../model/types";
import { gatheredIn } from "../gathered";
import { derivedNode } from "../name";
import { scheduleOf } from "../schedule";
import type { FigureKey } from "./figure";
import { isShort } from "./figure-text";
import { gradient, local, plainTex, symbol } from "./names";
import {
  displayed,
  equal,
  type Filling,
  figureSetting,
  figureSum,
  fixed,
  isLoose,
  row,
  type Setting,
  setting,
  sum,
  type Template,
  term,
} from "./setting";
import { edgeFormulas, type Meaning, meaningOf, opOf } from "./template";

/** What one result needs: a value of a forward step, or what travels back through one edge. */
interface FormulaLine {
  /** The edge it is about; null for the value of a forward step and for the seed. */
  readonly edge: number | null;
  readonly rule: Setting;
  readonly numbers: Setting;
  readonly result: Setting;
  /** Rule, numbers and result in one line; without the numbers where they are too many to be read. */
  readonly whole: Setting;
}

export interface StepFormulas {
  readonly title: Setting;
  readonly lines: readonly FormulaLine[];
}

export function formulasOf(scene: Scene, step: Step): StepFormulas {
  const node = scene.nodes[step.node];
  if (!node) return { title: fixed("", ""), lines: [] };
  const turned = withBatchesTurned(scene, node);
  const { title, lines } = plainFormulas(scene, step, node);
  const all = lines.map(({ edge, rule, numbers, result, whole }) => ({
    edge,
    rule: turned(rule),
    numbers: turned(numbers),
    result: turned(result),
    whole: turned(whole),
  }));
  return { title, lines: all };
}

function plainFormulas(scene: Scene, step: Step, node: SceneNode): StepFormulas {
  if (step.pass === "forward") return { title: displayed(symbol(node)), lines: [forwardLine(scene, node)] };
  if (step.isSeed) return { title: displayed(gradient(scene, node)), lines: [seedLine(scene, node)] };
  const edges = step.edges.flatMap((index) => scene.edges[index] ?? []).filter((edge) => isAtStake(scene, edge));
  const operands = [...new Set(edges.map(({ source }) => source))].flatMap((source) => scene.nodes[source] ?? []);
  const sums = operands.flatMap((operand) => sumLine(scene, operand, step) ?? []);
  const title = displayed(listed(operands.map((operand) => gradient(scene, operand))));
  return { title, lines: [...edges.map((edge) => backwardLine(scene, node, edge)), ...sums] };
}

/** What constants and labels would need to become is told where it is asked for. */
export function isAtStake(scene: Scene, { source }: SceneEdge): boolean {
  const role = scene.nodes[source]?.role;
  return role !== "constant" && role !== "target";
}

function listed(settings: readonly Setting[]): Setting {
  return row(...settings.flatMap((each, i) => (i === 0 ? [each] : [fixed(",\\;", ", "), each])));
}

function forwardLine(scene: Scene, node: SceneNode): FormulaLine {
  const op = opOf(scene, node) ?? { tex: plainTex(node.op), text: node.op };
  const rule = displayed(equation(symbol(node), setting(op, inSymbols(scene, node))));
  const numbers = setting(op, inNumbers(scene, node));
  const result = term(figureSetting(`v${node.index}`), "value", null);
  const whole = inOneLine(scene, rule, numbers, result);
  return { edge: null, rule, numbers: continued(numbers), result: continued(result), whole };
}

/** `∂C/∂C = 1`, where the way back starts. */
function seedLine(scene: Scene, node: SceneNode): FormulaLine {
  const result = term(figureSetting(`g${node.index}`), "total", null);
  const whole = displayed(equation(gradient(scene, node), result));
  const rule = equation(gradient(scene, node), fixed("1", "1"));
  return { edge: null, rule, numbers: fixed("", ""), result: equation(gradient(scene, node), result), whole };
}

/** contribution = upstream gradient times local derivative; the op's own rule where that is a contraction. */
function backwardLine(scene: Scene, node: SceneNode, edge: SceneEdge): FormulaLine {
  const operand = scene.nodes[edge.source] ?? node;
  // The sum of a single loss is that loss, and hands it the 1 that the way back starts with.
  if (operand === derivedNode(scene)) return { ...seedLine(scene, operand), edge: edge.index };
  const isSum = operand.consumers.length > 1;
  const share = term(gradient(scene, operand), "share", edge.index);
  const left = row(share, isSum ? fixed("\\mathrel{+}=", " += ") : fixed("=", " = "));
  const [symbols, numbers] = [inSymbols(scene, node, edge.slot), inNumbers(scene, node, edge.slot)];
  const upstream = figureSetting(`g${node.index}`, false);
  const symbolic = rightSide(scene, node, edge, symbols, gradient(scene, node));
  const numeric = rightSide(scene, node, edge, numbers, upstream, counted(operand, node));
  const isSpread = isOneForAll(numeric, node, operand);
  const isHandedOn = isSpread && edgeFormulas(scene, edge)?.vjp.text === "{g}";
  const rule = displayed(row(left, symbolic, ...(isHandedOn ? [fixed("\\cdot ", " · "), local(scene, edge)] : [])));
  const inFigures = isSpread ? productOf(`g${node.index}`, `l${edge.index}`, edge.index) : numeric;
  const amount = term(figureSetting(`a${edge.index}`), "share", edge.index);
  return {
    edge: edge.index,
    rule,
    numbers: row(left, inFigures),
    result: row(left, amount),
    whole: inOneLine(scene, rule, inFigures, amount),
  };
}

/** One number would equal a list: a slope for every element of it says more. */
function isOneForAll({ places }: Setting, node: SceneNode, operand: SceneNode): boolean {
  return node.shape.length === 0 && operand.shape.length > 0 && places.every(({ key }) => key === `g${node.index}`);
}

/**
 * Where the last contribution has arrived the whole sum in one line, as the lecture's case 2:
 * `dz/ds = ∂z/∂x dx/ds + ∂z/∂y dy/ds = 6 · 4 + 4 · 3 = 24 + 12 = 36`. Null where nothing is added, or of arrays.
 */
function sumLine(scene: Scene, operand: SceneNode, step: Step): FormulaLine | null {
  const arrivals = scheduleOf(scene).arrivalsAt[operand.index] ?? [];
  const isWhole = arrivals.length > 1 && arrivals.at(-1)?.step === step.index;
  if (!isWhole || arrivals.length > MOST_SUMMANDS || operand.shape.length > 0) return null;
  const edges = arrivals.flatMap(({ edge }) => scene.edges[edge] ?? []).sort((a, b) => a.consumer - b.consumer);
  if (edges.some(({ consumer }) => (scene.nodes[consumer]?.shape.length ?? 0) > 0)) return null;
  const left = gradient(scene, operand);
  const symbols = sum(edges.map((edge) => summand(scene, edge, edges)));
  const products = sum(edges.map(({ index, consumer }) => productOf(`g${consumer}`, `l${index}`, index)));
  const amounts = figureSum(edges.map(({ index }) => ({ key: `a${index}`, edge: index })));
  const result = term(figureSetting(`g${operand.index}`), "total", null);
  const rule = displayed(equal(left, symbols));
  return {
    edge: null,
    rule,
    numbers: equal(left, products),
    result: equal(left, result),
    whole: equal(rule, products, amounts, result),
  };
}

const MOST_SUMMANDS = 4;

/** `∂z/∂x dx/ds`: by the value that is made of the operand, which a sum may have gathered with others. */
function summand(scene: Scene, edge: SceneEdge, all: readonly SceneEdge[]): Setting {
  const over = gatheredIn(scene, edge.consumer);
  const isOnly = all.every((other) => other === edge || gatheredIn(scene, other.consumer) !== over);
  const consumer = scene.nodes[isOnly ? over : edge.consumer];
  if (!consumer) return fixed("", "");
  // What uses a value twice has two slopes by it, which no ∂/∂ tells apart.
  const isTwice = all.some((other) => other !== edge && other.consumer === edge.consumer);
  const formula = edgeFormulas(scene, edge)?.local;
  const slope = isTwice && formula ? asFactor(formula, inSymbols(scene, consumer, edge.slot)) : null;
  const factor = slope ? row(fixed("\\cdot ", "· "), slope) : local(scene, edge, consumer);
  return term(row(gradient(scene, consumer), fixed("\\,", " "), factor), "share", edge.index);
}

function productOf(one: FigureKey, other: FigureKey, edge: number): Setting {
  const factors = row(figureSetting(one, true), fixed("\\cdot ", " · "), figureSetting(other, true));
  return term(factors, "share", edge);
}

function inOneLine(scene: Scene, rule: Setting, numbers: Setting, result: Setting): Setting {
  const isReadable = ({ places }: Setting) => places.every(({ key }) => isShort(shapeOf(scene, key)));
  // Where a value is handed on as it is, its number says all.
  const said = numbers.places.length > 0 && numbers.text !== result.text ? [numbers] : [];
  return equal(...[rule, ...said, result].filter((each, i) => i === 0 || isReadable(each)));
}

function shapeOf(scene: Scene, key: FigureKey): Shape {
  const index = Number(key.slice(1));
  if (/^[vg]/.test(key)) return scene.nodes[index]?.shape ?? [];
  const local = /^[ls]/.test(key) ? scene.numbers.locals[index]?.shape : undefined;
  return local ?? scene.nodes[scene.edges[index]?.source ?? -1]?.shape ?? [];
}

/** In rules of means `n` is how many numbers went into each; with numbers it is that number. */
function counted(operand: SceneNode, node: SceneNode): Reword {
  const n = String(operand.size / Math.max(1, node.size));
  return ({ tex, text }) => ({ tex: tex.replaceAll("{ n }", `{${n}}`), text: text.replaceAll("count", n) });
}

type Put = (slot: string) => Filling | null;

type Reword = (template: Template) => Template;
const asWritten: Reword = (template) => template;

function rightSide(
  scene: Scene,
  node: SceneNode,
  edge: SceneEdge,
  put: Put,
  upstream: Setting,
  reword: Reword = asWritten,
): Setting {
  const formulas = edgeFormulas(scene, edge);
  const isElementwise = opOf(scene, node)?.elementwise ?? false;
  const total = term(upstream, "total", edge.index);
  const times = node.shape.length > 0 ? fixed("\\odot ", " ⊙ ") : fixed("\\cdot ", " · ");
  if (!formulas) return row(total, times, term(local(scene, edge), "local", edge.index));
  if (isSpreadBias(scene, node, edge.slot)) return row(fixed("\\textstyle\\sum_n ", "sum over n of "), total);
  if (!isElementwise) return setting(reword(formulas.vjp), (slot) => (slot === "g" ? total : put(slot)));
  const product = row(total, times, term(asFactor(formulas.local, put), "local", edge.index));
  // What was spread out on the way forward is added up on the way back.
  const isSpread = (scene.nodes[edge.source]?.size ?? 1) < node.size;
  return isSpread ? row(fixed("\\textstyle\\sum\\left(", "sum("), product, fixed("\\right)", ")")) : product;
}

/** A template behind a multiplication sign, with brackets round what the product would tear apart. */
function asFactor(template: Template, put: Put): Setting {
  if (!isLoose(template.text)) return setting(template, put, "·");
  return row(fixed("\\left(", "("), setting(template, put), fixed("\\right)", ")"));
}

/** `left = right`, or the left side alone where both say the same. */
function equation(left: Setting, right: Setting): Setting {
  if (left.tex === right.tex) return left;
  return row(left, fixed("=", " = "), right);
}

function continued(right: Setting): Setting {
  return row(fixed("=\\;", "= "), right);
}

function inSymbols(scene: Scene, node: SceneNode, slot = 0): Put {
  return (name) =>
    filled(meaningOf(node, name, slot), (position) => {
      const operand = scene.nodes[position];
      return operand ? symbol(operand) : null;
    });
}

function inNumbers(scene: Scene, node: SceneNode, slot = 0): Put {
  return (name) =>
    filled(meaningOf(node, name, slot), (position) => (scene.nodes[position] ? { key: `v${position}` } : null));
}

function filled(meaning: Meaning | null, value: (node: number) => Filling | null): Filling | null {
  if (meaning === null) return null;
  if (meaning.kind === "operand" || meaning.kind === "out") return value(meaning.node);
  if (meaning.kind === "operands") return { all: meaning.nodes.flatMap((node) => value(node) ?? []) };
  if (meaning.kind === "option") return optionOf(meaning.value);
  return null;
}

/** A number, a word, or an index such as `0, 1:3`. */
function optionOf(value: unknown): Filling {
  const text = Array.isArray(value) ? value.map(indexText).join(", ") : String(value);
  return fixed(/^[-\d]/.test(text) ? text : plainTex(text), text);
}

/** A place, or a slice [start, stop, step]; what is left out goes without saying. */
function indexText(entry: unknown): string {
  if (!Array.isArray(entry)) return String(entry);
  const [start, stop, step] = entry.map((bound) => (bound === null ? "" : String(bound)));
  return [start ?? "", stop ?? "", ...(step ? [step] : [])].join(":");
}

// A dense layer's rule, z = W a + b, reads a batch with a sample a column; the trace keeps a sample a row. So what the
// formula shows of a batch is turned, as the picture draws it: then the numbers that stand in it are what the rule says.

/** The same setting, with batches turned. */
function withBatchesTurned(scene: Scene, node: SceneNode): (setting: Setting) => Setting {
  const isDense = node.op === "affine" && node.shape.length === 2;
  const isBatch = (index: number) =>
    scene.layout?.nodes[index]?.body.turned || (isDense && (index === node.index || index === node.inputs[0]));
  const isTurned = (key: FigureKey) =>
    isBatch(/^[vg]/.test(key) ? Number(key.slice(1)) : (scene.edges[Number(key.slice(1))]?.source ?? -1));
  return (setting) => ({
    ...setting,
    places: setting.places.map((place) => (isTurned(place.key) ? { ...place, isTurned: true } : place)),
  });
}

/** Is one number added to every sample, so that its gradient is a sum over them? */
function isSpreadBias(scene: Scene, node: SceneNode, slot: number): boolean {
  const bias = scene.nodes[node.inputs[slot] ?? -1];
  return node.op === "affine" && slot === 2 && bias !== undefined && bias.size < node.size;
}
