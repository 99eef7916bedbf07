/** The words of the pictures of a training, in simplified Chinese. */
import type { PictureWords } from "../words";

export const words: PictureWords = {
  tag: "zh-Hans",
  curve: {
    title: "损失",
    train: "训练",
    test: "测试",
    steps: "步",
    diverged: (step) => `第 ${step} 步发散`,
    summary: (step, train, test) =>
      `各步的损失。第 ${step} 步之后：训练集 ${train}${test === null ? "" : `，测试集 ${test}`}。`,
  },
  norms: {
    title: "各层的梯度",
    now: "现在",
    layer: (layer) => `第 ${layer} 层`,
    told: (when, figures) => `${when}：${figures}`,
    ratio: (ratio) => `末层 ÷ 首层：${ratio}`,
    summary: (step, norms) => `各层梯度的长度。第 ${step} 步之后：${norms.join("，")}。`,
  },
  surface: {
    title: "网络的回答",
    train: "训练",
    test: "测试",
    noPlane: "输入不是平面上的点，所以没有图。",
    read: "用方向键读出某一点的回答。",
    at: (x, y, answer) => `x = ${x}，y = ${y}：${answer}`,
    summary: (step, low, high) => `第 ${step} 步之后平面上的图，从 ${low} 到 ${high}。`,
  },
  maps: {
    title: "每个神经元的图",
    input: "输入",
    output: "输出",
    neuron: (layer, unit) => `第 ${layer} 层的第 ${unit} 个神经元`,
    bias: (figure) => `偏置 ${figure}`,
    weight: (name, figure) => `权重 ${name}：${figure}`,
    largest: (shown, all) => `${all} 个权重中最大的 ${shown} 个`,
    more: (count) => `另有 ${count} 个`,
    summary: (sizes, step) => `网络 ${sizes}，第 ${step} 步之后，每个神经元一张图。`,
  },
  step: (step) => `第 ${step} 步`,
  nothingYet: "还没有测量",
};
