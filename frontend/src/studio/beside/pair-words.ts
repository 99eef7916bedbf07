/** What a pair of films is called, and each of the two, by language tag; only the gallery and the pair itself need it. */
import type { PairId } from "./pairs";

interface PairText {
  readonly title: string;
  /** Of the film on the stage, and of the one beside it. */
  readonly names: readonly [string, string];
}

type PairWords = Readonly<Record<PairId, PairText>>;

const ENGLISH: PairWords = {
  saturation: {
    title: "A saturated sigmoid and its cure",
    names: ["squared error: saturated", "cross-entropy: cured"],
  },
  transpose: { title: "W and its transpose", names: ["W, from 3 to 2", "T = Wᵀ, from 2 to 3"] },
  cleared: { title: "Gradients cleared and not cleared", names: ["cleared (old = 0)", "not cleared (old = −4)"] },
  rates: { title: "A learning rate that fits and one that overshoots", names: ["η = 0.5 fits", "η = 3 overshoots"] },
  seeds: { title: "The same network from seed 1 and seed 2", names: ["seed 1", "seed 2"] },
  samples: { title: "The same network with sample 1 and sample 2", names: ["sample 1", "sample 2"] },
  mirror: { title: "The network and the reversed network", names: ["the network", "reversed"] },
};

const SIMPLIFIED: PairWords = {
  saturation: { title: "饱和的 sigmoid 与它的解法", names: ["平方误差：饱和", "交叉熵：不再饱和"] },
  transpose: { title: "W 与它的转置", names: ["W：3 个到 2 个", "T = Wᵀ：2 个到 3 个"] },
  cleared: { title: "梯度清零与不清零", names: ["清零（old = 0）", "不清零（old = −4）"] },
  rates: { title: "合适的学习率与太大的学习率", names: ["η = 0.5 合适", "η = 3 走过头"] },
  seeds: { title: "同一个网络，随机种子 1 与 2", names: ["随机种子 1", "随机种子 2"] },
  samples: { title: "同一个网络，样本 1 与 2", names: ["样本 1", "样本 2"] },
  mirror: { title: "网络与反向网络", names: ["网络", "反向网络"] },
};

const TRADITIONAL: PairWords = {
  saturation: { title: "飽和的 sigmoid 與它的解法", names: ["平方誤差：飽和", "交叉熵：不再飽和"] },
  transpose: { title: "W 與它的轉置", names: ["W：3 個到 2 個", "T = Wᵀ：2 個到 3 個"] },
  cleared: { title: "梯度清零與不清零", names: ["清零（old = 0）", "不清零（old = −4）"] },
  rates: { title: "合適的學習率與太大的學習率", names: ["η = 0.5 合適", "η = 3 走過頭"] },
  seeds: { title: "同一個網路，隨機種子 1 與 2", names: ["隨機種子 1", "隨機種子 2"] },
  samples: { title: "同一個網路，樣本 1 與 2", names: ["樣本 1", "樣本 2"] },
  mirror: { title: "網路與反向網路", names: ["網路", "反向網路"] },
};

const BY_TAG: Readonly<Record<string, PairWords>> = { en: ENGLISH, "zh-Hans": SIMPLIFIED, "zh-Hant": TRADITIONAL };

/** English where the language has none. */
export function pairWordsIn(tag: string): PairWords {
  return BY_TAG[tag] ?? ENGLISH;
}
