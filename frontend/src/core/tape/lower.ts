/**
 * Lower a scene of single numbers to a tape: every number of the trace gets a register, every rule an instruction; the
 * twin of `chainrule/engine/lower.py`.
 *
 * Registers are shared wherever nothing has to be computed: the local derivative of a product *is* the other factor, a
 * sum hands on the very gradient it got, and the first total *is* the first contribution.
 */
import type { Scene, SceneNode } from "../../model/types";
import { BLOCKED, type Computed, ELEMENTWISE, type ElementwiseOp, PLUS, type Rule, TIMES } from "./rules";

/** Of a trace with more nodes the numbers come from the server. */
export const MOST_NODES = 10_000;

/** The register of what is never computed. */
export const NOWHERE = -1;

/** Registers by node or by edge. */
export type Places = readonly number[];

/** A lowered scene. Register i is the value of node i. */
export interface Tape {
  /** The instructions of both passes, one after the other, as `execute` reads them. */
  readonly code: Int32Array;
  /** Used again by every run; those of the numbers that rules and options name are never written to. */
  readonly registers: Float64Array;
  readonly gradients: Places;
  readonly amounts: Places;
  readonly totals: Places;
  readonly locals: Places;
  /** Where an op may have no derivative, in the order of the forward pass; the register is 1 where it has none. */
  readonly kinks: readonly { readonly node: number; readonly register: number }[];
}

/** Can the scene be lowered: only single numbers and element-wise ops, and not too many of them? */
export function isLowerable({ nodes }: Scene): boolean {
  return (
    nodes.length <= MOST_NODES &&
    nodes.every(({ isLeaf, op, shape }) => shape.length === 0 && (isLeaf || Object.hasOwn(ELEMENTWISE, op)))
  );
}

export function lower(scene: Scene): Tape {
  return new Lowering(scene).tape();
}

type Slots = Readonly<Record<string, number>>;

class Lowering {
  readonly #code: number[] = [];
  /** Registers of numbers, by how they are written. */
  readonly #literals = new Map<string, number>();
  #count: number;

  constructor(private readonly scene: Scene) {
    this.#count = scene.nodes.length;
  }

  tape(): Tape {
    for (const node of this.scene.nodes)
      if (!node.isLeaf) this.#compute(opOf(node).forward, this.#slots(node), node.index);
    const places = this.#backward();
    const kinks = this.#kinks();
    const registers = new Float64Array(this.#count);
    for (const [text, register] of this.#literals) registers[register] = Number(text);
    return { code: Int32Array.from(this.#code), registers, ...places, kinks };
  }

  #backward(): Pick<Tape, "gradients" | "amounts" | "totals" | "locals"> {
    const { nodes, edges, steps, forwardSteps, output } = this.scene;
    const gradients = nodes.map(() => NOWHERE);
    const amounts = edges.map(() => NOWHERE);
    const totals = edges.map(() => NOWHERE);
    const locals = edges.map(() => NOWHERE);
    gradients[output] = this.#literal(1);
    // The seed hands on nothing.
    for (const { node: index, edges: own } of steps.slice(forwardSteps + 1)) {
      const node = nodes[index] as SceneNode;
      const { locals: rules, blocks = false } = opOf(node);
      const slots = this.#slots(node);
      const upstream = gradients[index] as number;
      own.forEach((edge, slot) => {
        const source = node.inputs[slot] as number;
        const local = this.#value(rules[slot] as Rule, slots);
        const amount = this.#product(upstream, local, blocks);
        const before = gradients[source] as number;
        const total = before === NOWHERE ? amount : this.#emit(PLUS, [before, amount]);
        locals[edge] = local;
        amounts[edge] = amount;
        totals[edge] = total;
        gradients[source] = total;
      });
    }
    return { gradients, amounts, totals, locals };
  }

  #kinks(): Tape["kinks"] {
    return this.scene.nodes.flatMap((node) => {
      const kink = node.isLeaf || !node.onPath ? undefined : opOf(node).kink;
      return kink === undefined ? [] : [{ node: node.index, register: this.#compute(kink, this.#slots(node)) }];
    });
  }

  /** The registers of a node's slots: operands, result and options. */
  #slots({ index, inputs, op, options }: SceneNode): Slots {
    const slots: Record<string, number> = { out: index };
    inputs.forEach((source, slot) => {
      slots[slot] = source;
    });
    for (const [name, usual] of Object.entries(ELEMENTWISE[op]?.options ?? {})) {
      slots[name] = this.#literal(Number(options[name] ?? usual));
    }
    return slots;
  }

  /** Upstream gradient times local derivative; times one changes no bit and costs nothing. */
  #product(upstream: number, local: number, blocks: boolean): number {
    return local === this.#literal(1) ? upstream : this.#emit(blocks ? BLOCKED : TIMES, [upstream, local]);
  }

  /** The register that holds `rule`, computed only if it is more than a number or a single slot. */
  #value(rule: Rule, slots: Slots): number {
    if (typeof rule === "number") return this.#literal(rule);
    return typeof rule === "string" ? (slots[rule] as number) : this.#compute(rule, slots);
  }

  #compute([instruction, ...names]: Computed, slots: Slots, result = this.#count++): number {
    return this.#emit(
      instruction,
      names.map((name) => slots[name] as number),
      result,
    );
  }

  /** Write an instruction; the register it writes to. */
  #emit(instruction: number, [a = 0, b = 0, c = 0]: Places, result = this.#count++): number {
    this.#code.push(instruction, result, a, b, c);
    return result;
  }

  /** The register of a number. */
  #literal(value: number): number {
    const text = Object.is(value, -0) ? "-0" : String(value);
    const found = this.#literals.get(text) ?? this.#count++;
    this.#literals.set(text, found);
    return found;
  }
}

function opOf({ op }: SceneNode): ElementwiseOp {
  return ELEMENTWISE[op] as ElementwiseOp;
}
