/** The parts of a film: `Scene` is the structure, `Numbers` are the figures. Both are immutable plain data. */

export type Shape = readonly number[];
export type Role = "input" | "parameter" | "target" | "constant" | "hidden" | "output";
export type Pass = "forward" | "backward";

/** One value of the computation. `index` is its place in `Scene.nodes`, operands before consumers. */
export interface SceneNode {
  readonly index: number;
  readonly id: string;
  readonly op: string;
  /** Positions of the operands, one a slot. */
  readonly inputs: readonly number[];
  readonly role: Role;
  readonly shape: Shape;
  /** How many numbers it holds: the product of the shape. */
  readonly size: number;
  readonly group: string;
  /** Offset and length in the source text, in code points. */
  readonly span: readonly [offset: number, length: number] | null;
  readonly text: string;
  readonly label: string;
  readonly tex: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly isLeaf: boolean;
  /** Does the output depend on it? Only then has it a gradient. */
  readonly onPath: boolean;
  /** Indices of the edges that leave it, in the order of the consumers. */
  readonly consumers: readonly number[];
}

/** A consumer and a slot. Never a pair of nodes: `x*x` has the two edges `y.0` and `y.1`. */
export interface SceneEdge {
  readonly index: number;
  readonly id: string;
  readonly source: number;
  readonly consumer: number;
  readonly slot: number;
  /** Does a gradient travel along it? True where the output depends on the consumer. */
  readonly onPath: boolean;
}

/** One step of the film. The edges of a step are those of its node: `edges` in slot order, empty for the seed. */
export interface Step {
  readonly index: number;
  readonly pass: Pass;
  readonly node: number;
  readonly edges: readonly number[];
  readonly isSeed: boolean;
}

export interface Formula {
  readonly text: string;
  readonly tex: string;
}

/** What the op table says about an op. Templates have the slots {0} {1} {args} {x} {out} {g} and {option}. */
export interface OpInfo {
  readonly symbol: string;
  readonly text: string;
  readonly tex: string;
  readonly elementwise: boolean;
  /** The local derivative of each slot; the last entry stands for all further slots. */
  readonly local: readonly Formula[];
  /** The contribution of each slot, with {g} the upstream gradient. */
  readonly vjp: readonly Formula[];
  readonly kink: string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A part of a node's box: its size and how far its centre lies below the node's centre, in CSS pixels. */
export interface Part {
  readonly width: number;
  readonly height: number;
  readonly dy: number;
}

/** What a value is drawn as: scalars as circle, square or rounded box, arrays as cells or as a heat map. */
export type BodyKind = "circle" | "square" | "rounded" | "cells" | "heat";

export interface Body extends Part {
  readonly kind: BodyKind;
  readonly rows: number;
  readonly columns: number;
  /** Are the value's rows drawn as columns? Samples are: z = W a + b reads one a column. */
  readonly turned?: boolean;
}

export interface NodePlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly body: Body;
  readonly flag: Part | null;
  /** Is it drawn small: a flat body with its sign beside its value? */
  readonly isCompact?: boolean;
  /** Which way values go; to the right where this is left out. */
  readonly flow?: "right" | "down";
}

export interface EdgePlace {
  /** 1 + 3n control points of Bezier pieces from the operand's border to the consumer's. */
  readonly points: readonly Point[];
  /** The room reserved for the edge's chips. */
  readonly label: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Has it no room for chips? */
  readonly isCompact?: boolean;
  /** So many pixels from its start stands the head of its arrow; 0 where this is left out. */
  readonly tipAt?: number;
}

/** Where things stand, y downwards, by node index and edge index. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly NodePlace[];
  readonly edges: readonly EdgePlace[];
}

export interface Diagnostic {
  readonly code: string;
  readonly node: string;
  /** In English. */
  readonly message: string;
  /** The message in other languages, by BCP 47 tag. */
  readonly messages: Readonly<Record<string, string>>;
}

export interface Scene {
  readonly id: string;
  readonly source: Readonly<Record<string, unknown>>;
  /** The index of the output node. */
  readonly output: number;
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  /** Forward steps, the seed, backward steps. */
  readonly steps: readonly Step[];
  /** How many of the steps are forward: `steps[forwardSteps]` is the seed. */
  readonly forwardSteps: number;
  readonly ops: Readonly<Record<string, OpInfo>>;
  readonly layout: Layout | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The text of the source as it was read; null where it was read letter by letter. */
  readonly readAs: string | null;
  /** The figures the scene came with; live edits bring others of the same structure. */
  readonly numbers: Numbers;
}

/** A local derivative; its shape is the consumer's for element-wise ops, else consumer + operand. */
export interface Local {
  readonly shape: Shape;
  readonly data: Float64Array;
}

/** Every figure of a film, row-major. Never written to. */
export interface Numbers {
  /** By node. */
  readonly values: readonly Float64Array[];
  /** By node; null where the output does not depend on it. */
  readonly gradients: readonly (Float64Array | null)[];
  /** By edge, in the operand's shape: what the edge contributes. */
  readonly amounts: readonly Float64Array[];
  /** By edge: the running sum at the operand after the contribution. */
  readonly totals: readonly Float64Array[];
  /** By edge; null where it was left out. */
  readonly locals: readonly (Local | null)[];
  /** What is worth knowing about these figures; left out where nobody looked. */
  readonly diagnostics?: readonly Diagnostic[];
}
