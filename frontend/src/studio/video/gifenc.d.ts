/** What is used of gifenc, which brings no types. */
declare module "gifenc" {
  type Format = "rgb565" | "rgb444" | "rgba4444";
  type Colours = number[][];
  interface FrameOptions {
    readonly palette: Colours;
    /** Milliseconds. */
    readonly delay: number;
    readonly transparent: boolean;
    readonly transparentIndex: number;
    readonly dispose: number;
  }
  interface Encoder {
    writeFrame(indices: Uint8Array, width: number, height: number, options: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
    reset(): void;
  }
  export function GIFEncoder(): Encoder;
  export function quantize(rgba: Uint8ClampedArray, most: number, options: { readonly format: Format }): Colours;
  export function applyPalette(rgba: Uint8ClampedArray, palette: Colours, format: Format): Uint8Array;
}
