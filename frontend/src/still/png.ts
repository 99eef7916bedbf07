/** Pixels as the data address of a PNG, not compressed: pictures of arrays have few pixels. */

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
const MOST_STORED = 65_535;
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** `pixels`: red, green, blue and opacity of each, row by row. */
export function pngAddress(pixels: Uint8ClampedArray, width: number, height: number): string {
  const header = [...bigEndian(width), ...bigEndian(height), 8, 6, 0, 0, 0];
  const lines = new Uint8Array(height * (4 * width + 1));
  for (let row = 0; row < height; row++) {
    lines.set(pixels.subarray(4 * width * row, 4 * width * (row + 1)), row * (4 * width + 1) + 1);
  }
  const file = [...SIGNATURE, ...chunk("IHDR", header), ...chunk("IDAT", stored(lines)), ...chunk("IEND", [])];
  return `data:image/png;base64,${base64(file)}`;
}

function chunk(kind: string, content: readonly number[]): number[] {
  const body = [...[...kind].map((char) => char.charCodeAt(0)), ...content];
  return [...bigEndian(content.length), ...body, ...bigEndian(crc(body))];
}

/** A zlib stream of blocks as they are (RFC 1950, RFC 1951 3.2.4). */
function stored(bytes: Uint8Array): number[] {
  const made = [0x78, 0x01];
  for (let from = 0; from < bytes.length; from += MOST_STORED) {
    const part = bytes.subarray(from, from + MOST_STORED);
    const isLast = from + MOST_STORED >= bytes.length;
    made.push(isLast ? 1 : 0, part.length & 255, part.length >> 8, ~part.length & 255, (~part.length >> 8) & 255);
    for (const byte of part) made.push(byte);
  }
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  made.push(b >> 8, b & 255, a >> 8, a & 255);
  return made;
}

function crc(bytes: readonly number[]): number {
  let remainder = ~0;
  for (const byte of bytes) {
    remainder ^= byte;
    for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  }
  return ~remainder >>> 0;
}

function bigEndian(number: number): number[] {
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 255);
}

function base64(bytes: readonly number[]): string {
  const made: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const [first = 0, second, third] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    const three = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    const digit = (shift: number) => DIGITS[(three >> shift) & 63] ?? "";
    made.push(digit(18) + digit(12) + (second === undefined ? "=" : digit(6)) + (third === undefined ? "=" : digit(0)));
  }
  return made.join("");
}
