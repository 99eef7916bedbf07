/** The rules of the op table, element by element: `python -m docs.generate` writes this file. */
import {
  abs,
  arccos,
  arcsin,
  arctan,
  blocked,
  ceil,
  cos,
  cosh,
  divide,
  erf,
  exp,
  expm1,
  floor,
  isfinite,
  log,
  log1p,
  log2,
  log10,
  maximum,
  minimum,
  normalCdf,
  normalDensity,
  power,
  rint,
  sigmoid,
  sigmoidSlope,
  sign,
  sin,
  sinh,
  softplus,
  sqrt,
  tan,
  tanh,
  where,
} from "./functions";

/** An instruction and the slots it reads. */
export type Computed = readonly [instruction: number, ...slots: string[]];

/** A number; a slot, whose register has it already; or something to be computed. */
export type Rule = number | string | Computed;

export interface ElementwiseOp {
  readonly forward: Computed;
  /** The local derivative of each slot. */
  readonly locals: readonly Rule[];
  /** By name, what it is where a node does not say. */
  readonly options?: Readonly<Record<string, number>>;
  /** Hands back exactly 0 where its local derivative is 0, whatever arrives there. */
  readonly blocks?: true;
  /** 1 where the operands sit on a place without derivative, else 0. */
  readonly kink?: Computed;
}

/** Numbers an instruction takes in a program: itself, the register it writes, those it reads. */
const INSTRUCTION_LENGTH = 5;

export const PLUS = 0;
export const TIMES = 1;
export const BLOCKED = 2;

/** Run the instructions of `code` on registers. */
export function execute(code: Int32Array, registers: Float64Array): void {
  for (let at = 0; at < code.length; at += INSTRUCTION_LENGTH) {
    const to = code[at + 1] as number;
    const a = registers[code[at + 2] as number] as number;
    const b = registers[code[at + 3] as number] as number;
    const c = registers[code[at + 4] as number] as number;
    switch (code[at]) {
      case 0:
        registers[to] = a + b;
        break;
      case 1:
        registers[to] = a * b;
        break;
      case 2:
        registers[to] = blocked(a, b);
        break;
      case 3:
        registers[to] = a - b;
        break;
      case 4:
        registers[to] = divide(a, b);
        break;
      case 5:
        registers[to] = divide(1, a);
        break;
      case 6:
        registers[to] = divide(-a, b);
        break;
      case 7:
        registers[to] = -a;
        break;
      case 8:
        registers[to] = power(a, b);
        break;
      case 9:
        registers[to] = where(a === 0, 0, a * power(b, a - 1));
        break;
      case 10:
        registers[to] = where(a === 0 && b >= 0, 0, c * log(a));
        break;
      case 11:
        registers[to] = a === 0 && b < 1 ? 1 : 0;
        break;
      case 12:
        registers[to] = a === 0 && b > 0 && b < 1 ? 1 : 0;
        break;
      case 13:
        registers[to] = exp(a);
        break;
      case 14:
        registers[to] = log(a);
        break;
      case 15:
        registers[to] = sqrt(a);
        break;
      case 16:
        registers[to] = divide(0.5, a);
        break;
      case 17:
        registers[to] = a === 0 ? 1 : 0;
        break;
      case 18:
        registers[to] = a * a;
        break;
      case 19:
        registers[to] = 2 * a;
        break;
      case 20:
        registers[to] = abs(a);
        break;
      case 21:
        registers[to] = sign(a);
        break;
      case 22:
        registers[to] = sin(a);
        break;
      case 23:
        registers[to] = cos(a);
        break;
      case 24:
        registers[to] = -sin(a);
        break;
      case 25:
        registers[to] = tan(a);
        break;
      case 26:
        registers[to] = 1 + a * a;
        break;
      case 27:
        registers[to] = sinh(a);
        break;
      case 28:
        registers[to] = cosh(a);
        break;
      case 29:
        registers[to] = arcsin(a);
        break;
      case 30:
        registers[to] = divide(1, sqrt((1 - a) * (1 + a)));
        break;
      case 31:
        registers[to] = abs(a) === 1 ? 1 : 0;
        break;
      case 32:
        registers[to] = arccos(a);
        break;
      case 33:
        registers[to] = divide(-1, sqrt((1 - a) * (1 + a)));
        break;
      case 34:
        registers[to] = arctan(a);
        break;
      case 35:
        registers[to] = divide(1, 1 + a * a);
        break;
      case 36:
        registers[to] = maximum(a, b);
        break;
      case 37:
        registers[to] = where(a > b, 1, where(a === b, 0.5, 0));
        break;
      case 38:
        registers[to] = where(a > b, 1, where(b === a, 0.5, 0));
        break;
      case 39:
        registers[to] = a === b ? 1 : 0;
        break;
      case 40:
        registers[to] = minimum(a, b);
        break;
      case 41:
        registers[to] = where(a < b, 1, where(a === b, 0.5, 0));
        break;
      case 42:
        registers[to] = where(a < b, 1, where(b === a, 0.5, 0));
        break;
      case 43:
        registers[to] = log2(a);
        break;
      case 44:
        registers[to] = divide(Math.LOG2E, a);
        break;
      case 45:
        registers[to] = log10(a);
        break;
      case 46:
        registers[to] = divide(Math.LOG10E, a);
        break;
      case 47:
        registers[to] = divide(log(a), log(b));
        break;
      case 48:
        registers[to] = divide(1, a * log(b));
        break;
      case 49:
        registers[to] = divide(-a, b * log(b));
        break;
      case 50:
        registers[to] = log1p(a);
        break;
      case 51:
        registers[to] = divide(1, 1 + a);
        break;
      case 52:
        registers[to] = expm1(a);
        break;
      case 53:
        registers[to] = erf(a);
        break;
      case 54:
        registers[to] = 1.1283791670955126 * exp(-a * a);
        break;
      case 55:
        registers[to] = -softplus(-a);
        break;
      case 56:
        registers[to] = sigmoid(-a);
        break;
      case 57:
        registers[to] = where(a > b, 1, 0);
        break;
      case 58:
        registers[to] = where(a >= b, 1, 0);
        break;
      case 59:
        registers[to] = where(a < b, 1, 0);
        break;
      case 60:
        registers[to] = where(a <= b, 1, 0);
        break;
      case 61:
        registers[to] = where(a === b, 1, 0);
        break;
      case 62:
        registers[to] = where(a !== b, 1, 0);
        break;
      case 63:
        registers[to] = where(a !== 0, b, c);
        break;
      case 64:
        registers[to] = where(a !== 0, 1, 0);
        break;
      case 65:
        registers[to] = where(a !== 0, 0, 1);
        break;
      case 66:
        registers[to] = where(a < b, b, where(a > c, c, a));
        break;
      case 67:
        registers[to] = where(a >= b && a <= c, 1, 0);
        break;
      case 68:
        registers[to] = a === b || a === c ? 1 : 0;
        break;
      case 69:
        registers[to] = where(a > 0, 1, 0);
        break;
      case 70:
        registers[to] = floor(a);
        break;
      case 71:
        registers[to] = isfinite(a) && floor(a + 0) === a + 0 ? 1 : 0;
        break;
      case 72:
        registers[to] = ceil(a);
        break;
      case 73:
        registers[to] = rint(a);
        break;
      case 74:
        registers[to] = isfinite(a) && floor(a + 0.5) === a + 0.5 ? 1 : 0;
        break;
      case 75:
        registers[to] = a;
        break;
      case 76:
        registers[to] = sigmoid(a);
        break;
      case 77:
        registers[to] = sigmoidSlope(a);
        break;
      case 78:
        registers[to] = tanh(a);
        break;
      case 79:
        registers[to] = 4 * sigmoidSlope(2 * a);
        break;
      case 80:
        registers[to] = maximum(a, 0);
        break;
      case 81:
        registers[to] = where(a > 0, a, b * a);
        break;
      case 82:
        registers[to] = where(a > 0, 1, b);
        break;
      case 83:
        registers[to] = a === 0 && b !== 1 ? 1 : 0;
        break;
      case 84:
        registers[to] = where(a > 0, a, b * expm1(minimum(a, 0)));
        break;
      case 85:
        registers[to] = where(a > 0, 1, b * exp(minimum(a, 0)));
        break;
      case 86:
        registers[to] = a * normalCdf(a);
        break;
      case 87:
        registers[to] = normalCdf(a) + a * normalDensity(a);
        break;
      case 88:
        registers[to] = a * sigmoid(a);
        break;
      case 89:
        registers[to] = sigmoid(a) * (1 + a * sigmoid(-a));
        break;
      case 90:
        registers[to] = softplus(a);
        break;
      case 91:
        registers[to] = where(a > 0, 1.0507009873554805 * a, 1.7580993408473766 * expm1(minimum(a, 0)));
        break;
      case 92:
        registers[to] = where(a > 0, 1.0507009873554805, 1.7580993408473766 * exp(minimum(a, 0)));
        break;
      case 93:
        registers[to] = a * tanh(softplus(a));
        break;
      case 94:
        registers[to] = tanh(softplus(a)) + a * sigmoid(a) * 4 * sigmoidSlope(2 * softplus(a));
        break;
      case 95:
        registers[to] = where(a > b && a < c, 1, 0);
        break;
      case 96:
        registers[to] = divide(a, 1 + abs(a));
        break;
      case 97:
        registers[to] = divide(1, (1 + abs(a)) * (1 + abs(a)));
        break;
      case 98:
        registers[to] = (a * b) / (1 - c);
        break;
      case 99:
        registers[to] = a / (1 - b);
        break;
    }
  }
}

/** By name. */
export const ELEMENTWISE: Readonly<Record<string, ElementwiseOp>> = {
  add: { forward: [0, "0", "1"], locals: [1, 1] },
  subtract: { forward: [3, "0", "1"], locals: [1, -1] },
  multiply: { forward: [1, "0", "1"], locals: ["1", "0"] },
  divide: {
    forward: [4, "0", "1"],
    locals: [
      [5, "1"],
      [6, "out", "1"],
    ],
  },
  negate: { forward: [7, "0"], locals: [-1] },
  power: {
    forward: [8, "0", "1"],
    locals: [
      [9, "1", "0"],
      [10, "0", "1", "out"],
    ],
    kink: [11, "0", "1"],
  },
  power_n: { forward: [8, "0", "n"], locals: [[9, "n", "0"]], options: { n: 2 }, kink: [12, "0", "n"] },
  exp: { forward: [13, "0"], locals: ["out"] },
  log: { forward: [14, "0"], locals: [[5, "0"]] },
  sqrt: { forward: [15, "0"], locals: [[16, "out"]], kink: [17, "0"] },
  square: { forward: [18, "0"], locals: [[19, "0"]] },
  abs: { forward: [20, "0"], locals: [[21, "0"]], kink: [17, "0"] },
  sin: { forward: [22, "0"], locals: [[23, "0"]] },
  cos: { forward: [23, "0"], locals: [[24, "0"]] },
  tan: { forward: [25, "0"], locals: [[26, "out"]] },
  sinh: { forward: [27, "0"], locals: [[28, "0"]] },
  cosh: { forward: [28, "0"], locals: [[27, "0"]] },
  arcsin: { forward: [29, "0"], locals: [[30, "0"]], kink: [31, "0"] },
  arccos: { forward: [32, "0"], locals: [[33, "0"]], kink: [31, "0"] },
  arctan: { forward: [34, "0"], locals: [[35, "0"]] },
  maximum: {
    forward: [36, "0", "1"],
    locals: [
      [37, "0", "1"],
      [38, "1", "0"],
    ],
    blocks: true,
    kink: [39, "0", "1"],
  },
  minimum: {
    forward: [40, "0", "1"],
    locals: [
      [41, "0", "1"],
      [42, "1", "0"],
    ],
    blocks: true,
    kink: [39, "0", "1"],
  },
  log2: { forward: [43, "0"], locals: [[44, "0"]] },
  log10: { forward: [45, "0"], locals: [[46, "0"]] },
  log_base: {
    forward: [47, "0", "1"],
    locals: [
      [48, "0", "1"],
      [49, "out", "1"],
    ],
  },
  log1p: { forward: [50, "0"], locals: [[51, "0"]] },
  expm1: { forward: [52, "0"], locals: [[13, "0"]] },
  erf: { forward: [53, "0"], locals: [[54, "0"]] },
  logsigmoid: { forward: [55, "0"], locals: [[56, "0"]] },
  greater: { forward: [57, "0", "1"], locals: [0, 0], blocks: true, kink: [39, "0", "1"] },
  greater_equal: { forward: [58, "0", "1"], locals: [0, 0], blocks: true, kink: [39, "0", "1"] },
  less: { forward: [59, "0", "1"], locals: [0, 0], blocks: true, kink: [39, "0", "1"] },
  less_equal: { forward: [60, "0", "1"], locals: [0, 0], blocks: true, kink: [39, "0", "1"] },
  equal: { forward: [61, "0", "1"], locals: [0, 0], blocks: true, kink: [39, "0", "1"] },
  not_equal: { forward: [62, "0", "1"], locals: [0, 0], blocks: true, kink: [39, "0", "1"] },
  where: { forward: [63, "0", "1", "2"], locals: [0, [64, "0"], [65, "0"]], blocks: true },
  clip: {
    forward: [66, "0", "min", "max"],
    locals: [[67, "0", "min", "max"]],
    options: { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY },
    blocks: true,
    kink: [68, "0", "min", "max"],
  },
  sign: { forward: [21, "0"], locals: [0], blocks: true, kink: [17, "0"] },
  step: { forward: [69, "0"], locals: [0], blocks: true, kink: [17, "0"] },
  floor: { forward: [70, "0"], locals: [0], blocks: true, kink: [71, "0"] },
  ceil: { forward: [72, "0"], locals: [0], blocks: true, kink: [71, "0"] },
  round: { forward: [73, "0"], locals: [0], blocks: true, kink: [74, "0"] },
  identity: { forward: [75, "0"], locals: [1] },
  sigmoid: { forward: [76, "0"], locals: [[77, "0"]] },
  tanh: { forward: [78, "0"], locals: [[79, "0"]] },
  relu: { forward: [80, "0"], locals: [[69, "0"]], blocks: true, kink: [17, "0"] },
  leaky_relu: {
    forward: [81, "0", "slope"],
    locals: [[82, "0", "slope"]],
    options: { slope: 0.01 },
    kink: [83, "0", "slope"],
  },
  elu: { forward: [84, "0", "alpha"], locals: [[85, "0", "alpha"]], options: { alpha: 1 }, kink: [83, "0", "alpha"] },
  gelu: { forward: [86, "0"], locals: [[87, "0"]] },
  silu: { forward: [88, "0"], locals: [[89, "0"]] },
  softplus: { forward: [90, "0"], locals: [[76, "0"]] },
  selu: { forward: [91, "0"], locals: [[92, "0"]], kink: [17, "0"] },
  mish: { forward: [93, "0"], locals: [[94, "0"]] },
  hardtanh: {
    forward: [66, "0", "min", "max"],
    locals: [[95, "0", "min", "max"]],
    options: { min: -1, max: 1 },
    blocks: true,
    kink: [68, "0", "min", "max"],
  },
  softsign: { forward: [96, "0"], locals: [[97, "0"]] },
  dropout: {
    forward: [98, "0", "1", "p"],
    locals: [
      [99, "1", "p"],
      [99, "0", "p"],
    ],
    options: { p: 0.5 },
  },
  stop_gradient: { forward: [75, "0"], locals: [0], blocks: true },
};
