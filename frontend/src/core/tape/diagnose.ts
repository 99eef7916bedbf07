/**
 * Say what went wrong or needed a rule in a run of single numbers: where values or gradients stopped being finite, what
 * sits on a kink; the twin of `chainrule/engine/diagnose.py`, in the same words and the same order.
 */
import type { Diagnostic, Scene, Step } from "../../model/types";
import type { Tape } from "./lower";
import { ELEMENTWISE } from "./rules";
import { SENTENCES } from "./sentences";

/** A scene, and the registers of its tape after a run. */
interface TapeRun {
  readonly scene: Scene;
  readonly tape: Tape;
  readonly registers: Float64Array;
}

/** What is told of a run; anything else is told of the text that was read. */
const CODES: readonly string[] = [
  "non-finite-value",
  "non-finite-gradient",
  "blocked-gradient",
  "untaken-branch",
  "kink",
];

export function isOfRun({ code }: Diagnostic): boolean {
  return CODES.includes(code);
}

/** Of values and of gradients that are not finite the first is named; all else wherever it is. */
export function diagnose(run: TapeRun): readonly Diagnostic[] {
  const odd = run.registers.every(Number.isFinite)
    ? []
    : [
        ...nonFiniteValue(run),
        ...nonFiniteGradient(run),
        ...backwardSteps(run).flatMap((step) => blockedGradient(run, step)),
        ...backwardSteps(run).flatMap((step) => untakenBranches(run, step)),
      ];
  return [...odd, ...kinks(run)];
}

/** Those that hand something on; the seed does not. */
function backwardSteps({ scene }: TapeRun): readonly Step[] {
  return scene.steps.slice(scene.forwardSteps + 1);
}

function nonFiniteValue({ scene, registers }: TapeRun): Diagnostic[] {
  const node = scene.nodes.find(({ index }) => !Number.isFinite(registers[index]));
  if (!node) return [];
  const told = say("the value of {node} is {oddity}", { node: node.id, oddity: oddity(registers[node.index]) });
  return [{ code: "non-finite-value", node: node.id, ...told }];
}

function nonFiniteGradient(run: TapeRun): Diagnostic[] {
  const { scene, tape, registers } = run;
  for (const { node, edges } of backwardSteps(run)) {
    for (const edge of edges) {
      const amount = registers[tape.amounts[edge] as number];
      if (Number.isFinite(amount)) continue;
      const slots = { node: id(scene, node), operand: sourceOf(scene, edge), oddity: oddity(amount) };
      const told = say("the gradient that {node} hands on to {operand} is {oddity}", slots);
      return [{ code: "non-finite-gradient", node: id(scene, node), ...told }];
    }
  }
  return [];
}

/** A node that received a gradient that is not finite and handed back 0 where it has no slope. */
function blockedGradient({ scene, tape, registers }: TapeRun, { node, edges }: Step): Diagnostic[] {
  const op = scene.nodes[node]?.op ?? "";
  const gradient = registers[tape.gradients[node] as number];
  if (!ELEMENTWISE[op]?.blocks || Number.isFinite(gradient)) return [];
  const edge = edges.find((each) => registers[tape.locals[each] as number] === 0);
  if (edge === undefined) return [];
  const told = say(
    "the gradient that reaches {node} is {oddity}; where {op} blocks, exactly 0 goes on to {operand}, whatever arrives",
    { node: id(scene, node), oddity: oddity(gradient), op, operand: sourceOf(scene, edge) },
  );
  return [{ code: "blocked-gradient", node: id(scene, node), ...told }];
}

/** The trap of the double where: what is not chosen is not finite. */
function untakenBranches({ scene, registers }: TapeRun, step: Step): Diagnostic[] {
  const node = scene.nodes[step.node];
  if (node?.op !== "where") return [];
  const [condition, yes, no] = node.inputs as [number, number, number];
  const untaken = registers[condition] === 0 ? yes : no;
  if (Number.isFinite(registers[untaken])) return [];
  const told = say(
    "{branch} is not finite where {node} does not take it. The value is right and the gradient of {branch} is " +
      "0 there; but further back 0 times an infinite derivative is not a number. Choose a harmless operand first, " +
      "with a where of its own, before the function that breaks",
    { branch: id(scene, untaken), node: node.id },
  );
  return [{ code: "untaken-branch", node: node.id, ...told }];
}

function kinks({ scene, tape, registers }: TapeRun): Diagnostic[] {
  return tape.kinks.flatMap(({ node: index, register }) => {
    const node = scene.nodes[index];
    if (!node || registers[register] === 0) return [];
    const [first = "", ...others] = [...new Set(node.inputs)].map((source) => id(scene, source));
    const names = others.reduce<Translated | string>(
      (left, right) => say("{left} and {right}", { left, right }),
      first,
    );
    const kink = say(scene.ops[node.op]?.kink ?? "", {});
    const slots = { op: node.op, names, kink };
    const told = say("{op} has no derivative at this value of {names}; the rule: {kink}", slots);
    return [{ code: "kink", node: node.id, ...told }];
  });
}

function id(scene: Scene, node: number): string {
  return scene.nodes[node]?.id ?? "";
}

function sourceOf(scene: Scene, edge: number): string {
  return id(scene, scene.edges[edge]?.source ?? -1);
}

/** What a number that is not finite is, in a word. */
function oddity(value: number | undefined): Translated {
  if (value === undefined || Number.isNaN(value)) return say("not a number", {});
  return say(value > 0 ? "infinite" : "minus infinity", {});
}

/** A sentence in every language; the twin of `chainrule/sentences.py`. */
type Translated = Pick<Diagnostic, "message" | "messages">;

function say(template: string, slots: Readonly<Record<string, Translated | string>>): Translated {
  const filled = (text: string, said: (each: Translated) => string) =>
    text.replace(/\{(\w+)\}/g, (slot, name: string) => {
      const each = slots[name] ?? slot;
      return typeof each === "string" ? each : said(each);
    });
  const messages = Object.entries(SENTENCES).map(([tag, table]) => [
    tag,
    filled(table[template] ?? template, (each) => each.messages[tag] ?? each.message),
  ]);
  return { message: filled(template, (each) => each.message), messages: Object.fromEntries(messages) };
}
