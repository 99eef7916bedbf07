/** What the card that asks says, by language tag; not among the player's messages, since only the card needs it. */
import type { Mistake } from "../../core/quiz/mistakes";
import type { GradientRule } from "../../core/quiz/rules";

export interface QuizWords {
  readonly numberOf: (name: string) => string;
  readonly signOf: (name: string) => string;
  readonly sizeOf: (name: string) => string;
  /** The gradient that comes to `name` along one way, from `from`. */
  readonly contribution: (name: string, from: string) => string;
  readonly answer: string;
  readonly check: string;
  readonly showMe: string;
  readonly negative: string;
  readonly zero: string;
  readonly positive: string;
  readonly noNumber: string;
  /** `why`: how this number comes about; nothing where nobody knows. */
  readonly wrong: (why: string) => string;
  readonly mistakes: Readonly<Record<Mistake, string>>;
  readonly ruleOf: (name: string) => string;
  readonly rules: Readonly<Record<GradientRule, string>>;
  readonly edgeOf: (name: string) => string;
  readonly from: (name: string) => string;
  readonly right: string;
  /** Somebody wanted to see it. */
  readonly shown: string;
  readonly wasShown: string;
  readonly tries: (count: number) => string;
  readonly summary: (atOnce: number, all: number) => string;
  readonly copy: string;
  readonly copied: string;
  readonly close: string;
}

const ENGLISH: QuizWords = {
  numberOf: (name) => `What will ${name} be?`,
  signOf: (name) => `Will ${name} be positive or negative?`,
  sizeOf: (name) => `How large will ${name} be?`,
  contribution: (name, from) => `the part of ${name} that comes from ${from}`,
  answer: "Your answer",
  check: "Check",
  showMe: "Show me",
  negative: "negative",
  zero: "zero",
  positive: "positive",
  noNumber: "Write a number, such as −0.25 or 1/4.",
  wrong: (why) => (why === "" ? "Not yet." : `Not yet. ${why}`),
  mistakes: {
    sign: "The size is right where the sign is turned: follow every minus once more.",
    samples: "That is the gradient of one sample. The loss is the sum over all of them, and so is its gradient.",
    branch: "One way is missing. The value is used in more than one place, and what comes back from each is added.",
    gain: "The slope of a function is missing: going back through it multiplies by its derivative, such as σ′(z).",
    transposed:
      "The weights were taken with their indices exchanged. Going back, each weight leads to where its input came from.",
    updated: "That comes out with the weights after the step. The backward pass uses those of the forward pass.",
    value:
      "That is what comes out with a value in place of a slope. Take the derivative there, not what the function gives.",
  },
  ruleOf: (name) => `Which rule gives ${name}?`,
  rules: {
    chain: "what arrives, times the slope",
    sum: "used more than once: add what comes back",
    gain: "what arrives, times the fixed gain",
    bias: "what arrives, unchanged, as at a bias",
  },
  edgeOf: (name) => `From where does ${name} come? Click the edge, or choose.`,
  from: (name) => `from ${name}`,
  right: "Right.",
  shown: "Here it is.",
  wasShown: "shown",
  tries: (count) => (count === 1 ? "at the first try" : `after ${count} tries`),
  summary: (atOnce, all) => `${atOnce} of ${all} at the first try.`,
  copy: "Copy the result",
  copied: "Copied",
  close: "Close",
};

const SIMPLIFIED: QuizWords = {
  numberOf: (name) => `${name} 会是多少？`,
  signOf: (name) => `${name} 会是正的还是负的？`,
  sizeOf: (name) => `${name} 会有多大？`,
  contribution: (name, from) => `${name} 中经由 ${from} 传来的那一份`,
  answer: "你的答案",
  check: "核对",
  showMe: "看答案",
  negative: "负",
  zero: "零",
  positive: "正",
  noNumber: "请写一个数，例如 −0.25 或 1/4。",
  wrong: (why) => `还不对。${why}`,
  mistakes: {
    sign: "大小对了，符号反了：把每个负号再走一遍。",
    samples: "这是一个样本的梯度。总损失是所有样本的损失之和，它的梯度也要对所有样本求和。",
    branch: "少了一条路。这个值用在不止一处，每一处传回来的都要加上。",
    gain: "少乘了函数的斜率：往回穿过一个函数，要乘它的导数，例如 σ′(z)。",
    transposed: "权重的两个下标用反了。往回传时，每个权重都通回它的输入那里。",
    updated: "这是用更新之后的权重算出来的。反向传播用的是前向传播时的权重。",
    value: "这是把函数值当成了斜率。这里要用导数，而不是函数的输出。",
  },
  ruleOf: (name) => `${name} 由哪条规则得到？`,
  rules: {
    chain: "传来的梯度乘以斜率",
    sum: "用了不止一次：传回来的相加",
    gain: "传来的梯度乘以已锁定的增益",
    bias: "传来的梯度原样不变，与偏置一样",
  },
  edgeOf: (name) => `${name} 从哪里传来？点那条边，或在下面选。`,
  from: (name) => `来自 ${name}`,
  right: "对了。",
  shown: "答案在这里。",
  wasShown: "看了答案",
  tries: (count) => (count === 1 ? "一次答对" : `试了 ${count} 次`),
  summary: (atOnce, all) => `${all} 题中有 ${atOnce} 题一次答对。`,
  copy: "复制结果",
  copied: "已复制",
  close: "关闭",
};

const TRADITIONAL: QuizWords = {
  numberOf: (name) => `${name} 會是多少？`,
  signOf: (name) => `${name} 會是正的還是負的？`,
  sizeOf: (name) => `${name} 會有多大？`,
  contribution: (name, from) => `${name} 中經由 ${from} 傳來的那一份`,
  answer: "你的答案",
  check: "核對",
  showMe: "看答案",
  negative: "負",
  zero: "零",
  positive: "正",
  noNumber: "請寫一個數，例如 −0.25 或 1/4。",
  wrong: (why) => `還不對。${why}`,
  mistakes: {
    sign: "大小對了，正負號反了：把每個負號再走一遍。",
    samples: "這是一個樣本的梯度。總損失是所有樣本的損失之和，它的梯度也要對所有樣本加總。",
    branch: "少了一條路。這個值用在不只一處，每一處傳回來的都要加上。",
    gain: "少乘了函數的斜率：往回穿過一個函數，要乘它的導數，例如 σ′(z)。",
    transposed: "權重的兩個下標用反了。往回傳時，每個權重都通回它的輸入那裡。",
    updated: "這是用更新之後的權重算出來的。反向傳播用的是前向傳播時的權重。",
    value: "這是把函數值當成了斜率。這裡要用導數，而不是函數的輸出。",
  },
  ruleOf: (name) => `${name} 由哪條規則得到？`,
  rules: {
    chain: "傳來的梯度乘以斜率",
    sum: "用了不只一次：傳回來的相加",
    gain: "傳來的梯度乘以已鎖定的增益",
    bias: "傳來的梯度原樣不變，與偏置一樣",
  },
  edgeOf: (name) => `${name} 從哪裡傳來？點那條邊，或在下面選。`,
  from: (name) => `來自 ${name}`,
  right: "對了。",
  shown: "答案在這裡。",
  wasShown: "看了答案",
  tries: (count) => (count === 1 ? "一次答對" : `試了 ${count} 次`),
  summary: (atOnce, all) => `${all} 題中有 ${atOnce} 題一次答對。`,
  copy: "複製結果",
  copied: "已複製",
  close: "關閉",
};

const BY_TAG: Readonly<Record<string, QuizWords>> = { en: ENGLISH, "zh-Hans": SIMPLIFIED, "zh-Hant": TRADITIONAL };

/** English where the language has none. */
export function quizWordsIn(tag: string): QuizWords {
  return BY_TAG[tag] ?? ENGLISH;
}
