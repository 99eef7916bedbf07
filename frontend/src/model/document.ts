/** The scene document as it comes over the wire: what `POST /api/v1/traces` answers. */

import type { BodyKind } from "./types";

/** A number, or one that JSON has no figure for. */
type JsonNumber = number | "NaN" | "Infinity" | "-Infinity";
export type Nested = JsonNumber | readonly Nested[];

export interface DocumentNode {
  readonly id: string;
  readonly op: string;
  readonly inputs: readonly string[];
  readonly role?: string;
  readonly shape?: readonly number[];
  readonly group?: string;
  readonly span?: readonly [number, number] | null;
  readonly text?: string;
  readonly label?: string;
  readonly tex?: string;
  readonly options?: Readonly<Record<string, unknown>>;
}

export interface DocumentContribution {
  readonly edge: string;
  readonly local: Nested | null;
  readonly amount: Nested;
  readonly total: Nested;
}

interface DocumentStep {
  readonly index: number;
  readonly pass: "forward" | "backward";
  readonly node: string;
  readonly contributions?: readonly DocumentContribution[];
}

interface DocumentPart {
  readonly width: number;
  readonly height: number;
  readonly dy?: number;
}

export interface DocumentLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: Readonly<Record<string, DocumentNodePlace>>;
  readonly edges: Readonly<Record<string, DocumentEdgePlace>>;
}

interface DocumentBody extends DocumentPart {
  readonly kind: BodyKind;
  readonly rows: number;
  readonly columns: number;
  readonly turned?: boolean;
}

export interface DocumentNodePlace extends DocumentPart {
  readonly x: number;
  readonly y: number;
  readonly body: DocumentBody;
  readonly flag?: DocumentPart | null;
}

export interface DocumentEdgePlace {
  readonly points: readonly (readonly [number, number])[];
  readonly label: readonly [number, number];
  readonly chips?: DocumentPart | null;
}

export interface DocumentOp {
  readonly symbol?: string;
  readonly text?: string;
  readonly tex?: string;
  readonly elementwise?: boolean;
  readonly local?: readonly { readonly text: string; readonly tex: string }[];
  readonly vjp?: readonly { readonly text: string; readonly tex: string }[];
  readonly kink?: string;
}

/** Everything but the figures; the header of the binary form is one of these. */
export interface DocumentStructure {
  readonly id?: string;
  readonly source?: Readonly<Record<string, unknown>>;
  readonly graph: { readonly output: string; readonly nodes: readonly DocumentNode[] };
  readonly ops?: Readonly<Record<string, DocumentOp>>;
  readonly layout?: DocumentLayout | null;
  readonly diagnostics?: readonly Readonly<Record<string, unknown>>[];
  readonly read_as?: string;
}

export interface SceneDocument extends DocumentStructure {
  readonly values: Readonly<Record<string, Nested>>;
  readonly gradients: Readonly<Record<string, Nested>>;
  readonly steps: readonly DocumentStep[];
}
