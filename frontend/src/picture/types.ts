/** A picture as a list of marks: what writers of files need to know, and nothing of the page it was taken from. */

export interface Paint {
  /** `#rrggbb`. */
  readonly colour: string;
  /** 0 to 1. */
  readonly opacity: number;
}

/** Absolute, in pixels of the picture. */
export type Segment =
  | readonly ["M" | "L", number, number]
  | readonly ["C", number, number, number, number, number, number]
  | readonly ["Z"];

export interface PathMark {
  readonly kind: "path";
  readonly segments: readonly Segment[];
  readonly fill: Paint | null;
  readonly stroke: Paint | null;
  readonly width: number;
  /** Lengths of strokes and gaps in turn; empty for an unbroken line. */
  readonly dash: readonly number[];
  readonly cap: "butt" | "round" | "square";
}

/** Letters of one look. `dx` is how far the run begins after the one before ends, `y` where its letters stand. */
export interface TextRun {
  readonly text: string;
  readonly dx: number;
  readonly y: number;
  readonly size: number;
  readonly weight: number;
  readonly isItalic: boolean;
  readonly isUnderlined: boolean;
  readonly paint: Paint;
}

export interface TextMark {
  readonly kind: "text";
  /** Where the whole line stands: its start, middle or end, by `anchor`. */
  readonly x: number;
  readonly anchor: "start" | "middle" | "end";
  /** Degrees, clockwise, about (x, y of the first run). */
  readonly turn: number;
  /** As it was measured in the page. */
  readonly width: number;
  readonly runs: readonly TextRun[];
}

export interface ImageMark {
  readonly kind: "image";
  /** A data URL. */
  readonly href: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly opacity: number;
  /** Are its pixels to be seen as squares? */
  readonly isPixelated: boolean;
}

export type Mark = PathMark | TextMark | ImageMark;

export interface PictureMarks {
  readonly width: number;
  readonly height: number;
  readonly paper: Paint;
  readonly marks: readonly Mark[];
  /** What is said of the moment, and its formulas with their numbers. */
  readonly sentence: string;
  readonly formulas: readonly string[];
}
