/** What somebody answers, and whether it is right: by the number, as far as it was written out. */
import type { Numbers, Scene } from "../../model/types";
import { type Mistake, type Question, rightAnswer, wrongAnswers } from "./mistakes";

/** A number as it was written: its value, and to how many significant digits. */
interface WrittenNumber {
  readonly value: number;
  readonly digits: number;
}

type Judgement =
  | { readonly kind: "right" }
  /** `mistakes`: every mistake with which just this comes out, the most telling first; none is known where it is empty. */
  | { readonly kind: "wrong"; readonly mistakes: readonly Mistake[] };

/** An answer this near is right, however few digits it has: a hundredth of the number. */
const NEAR = 0.01;
/** One digit alone says too little to be rounded to. */
const FEWEST_DIGITS = 2;

/** A number as people write one: with a point or a comma, a minus of any kind, or as a fraction. Null for anything else. */
export function readAnswer(text: string): WrittenNumber | null {
  const plain = text.trim().replaceAll(/[−–]/g, "-").replaceAll(/\s/g, "").replace(",", ".");
  const [, over, under] = /^([+-]?\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/.exec(plain) ?? [];
  if (over !== undefined && under !== undefined) {
    const value = Number(over) / Number(under);
    return Number.isFinite(value) ? { value, digits: 15 } : null;
  }
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const [digits = ""] = plain.replace(/^[+-]/, "").toLowerCase().split("e");
  const value = Number(plain);
  return Number.isFinite(value) ? { value, digits: digits.replace(".", "").replace(/^0+/, "").length } : null;
}

/** Was this meant: is it near, or what `number` is when rounded to as many digits? */
export function isMeant({ value, digits }: WrittenNumber, number: number): boolean {
  if (Math.abs(value - number) <= NEAR * Math.abs(number)) return true;
  return digits >= FEWEST_DIGITS && digits <= 15 && value === Number(number.toPrecision(digits));
}

export function judge(
  answer: WrittenNumber,
  scene: Scene,
  numbers: Numbers,
  question: Question,
  learningRate: number,
): Judgement {
  const right = rightAnswer(numbers, question);
  if (right === null || isMeant(answer, right)) return { kind: "right" };
  const made = wrongAnswers(scene, numbers, question, learningRate).filter(({ value }) => isMeant(answer, value));
  return { kind: "wrong", mistakes: [...new Set(made.map(({ mistake }) => mistake))] };
}

/** Three sizes to choose from where a size is asked for: a tenth, the number, ten times it, in rising order. */
export function sizesOf(right: number, key: string): readonly number[] {
  // Which of the three is right must not be known from its place: it follows from the question's own letters.
  const place = [...key].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 3;
  const size = Math.abs(right);
  return [0, 1, 2].map((each) => size * 10 ** (each - place));
}
