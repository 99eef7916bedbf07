import type { NeuronWords } from "../words";

export const words: NeuronWords = {
  tag: "zh-Hant",
  weight: (name, layer) => `第 ${layer} 層的權重 ${name}`,
  neuron: (number, layer) => `第 ${layer} 層的第 ${number} 個神經元`,
  layer: (layer) => `第 ${layer} 層`,
  loss: "損失",
  forward: (who, what) => `Forward pass，${who}：${what}。`,
  backward: (who, what) => `Backward pass，${who}：${what}。`,
  sum: (formula) => `目前的和 ${formula}`,
  bias: (formula) => `加上偏置，${formula}`,
  slope: (formula, slope) => `${formula}；斜率 ${slope} 留給 backward pass`,
  base: (formula) => `輸出層，${formula}`,
  handsOn: (gradient, to) => `求和把 ${gradient} 原樣交給每一項：${to}`,
  goesOn: (formula, to, sum, isLast) => `；${formula} 傳給 ${to}${sum ? `，${isLast ? "合計" : "目前"} ${sum}` : ""}`,
  results: (figures, weights) => `${figures}${weights > 0 ? `，${weights} 個參數的梯度也已得出` : ""}`,
};
