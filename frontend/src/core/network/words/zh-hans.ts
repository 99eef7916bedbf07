import type { NeuronWords } from "../words";

export const words: NeuronWords = {
  tag: "zh-Hans",
  weight: (name, layer) => `第 ${layer} 层的权重 ${name}`,
  neuron: (number, layer) => `第 ${layer} 层的第 ${number} 个神经元`,
  layer: (layer) => `第 ${layer} 层`,
  loss: "损失",
  forward: (who, what) => `Forward pass，${who}：${what}。`,
  backward: (who, what) => `Backward pass，${who}：${what}。`,
  sum: (formula) => `目前的和 ${formula}`,
  bias: (formula) => `加上偏置，${formula}`,
  slope: (formula, slope) => `${formula}；斜率 ${slope} 留给 backward pass`,
  base: (formula) => `输出层，${formula}`,
  handsOn: (gradient, to) => `求和把 ${gradient} 原样交给每一项：${to}`,
  goesOn: (formula, to, sum, isLast) => `；${formula} 传给 ${to}${sum ? `，${isLast ? "合计" : "目前"} ${sum}` : ""}`,
  results: (figures, weights) => `${figures}${weights > 0 ? `，${weights} 个参数的梯度也已得出` : ""}`,
};
