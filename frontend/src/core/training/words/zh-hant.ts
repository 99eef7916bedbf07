/** The words of the pictures of a training, in traditional Chinese. */
import type { PictureWords } from "../words";

export const words: PictureWords = {
  tag: "zh-Hant",
  curve: {
    title: "損失",
    train: "訓練",
    test: "測試",
    steps: "步",
    diverged: (step) => `第 ${step} 步發散`,
    summary: (step, train, test) =>
      `各步的損失。第 ${step} 步之後：訓練集 ${train}${test === null ? "" : `，測試集 ${test}`}。`,
  },
  norms: {
    title: "各層的梯度",
    now: "現在",
    layer: (layer) => `第 ${layer} 層`,
    told: (when, figures) => `${when}：${figures}`,
    ratio: (ratio) => `末層 ÷ 首層：${ratio}`,
    summary: (step, norms) => `各層梯度的長度。第 ${step} 步之後：${norms.join("，")}。`,
  },
  surface: {
    title: "網路的回答",
    train: "訓練",
    test: "測試",
    noPlane: "輸入不是平面上的點，所以沒有圖。",
    read: "用方向鍵讀出某一點的回答。",
    at: (x, y, answer) => `x = ${x}，y = ${y}：${answer}`,
    summary: (step, low, high) => `第 ${step} 步之後平面上的圖，從 ${low} 到 ${high}。`,
  },
  maps: {
    title: "每個神經元的圖",
    input: "輸入",
    output: "輸出",
    neuron: (layer, unit) => `第 ${layer} 層的第 ${unit} 個神經元`,
    bias: (figure) => `偏置 ${figure}`,
    weight: (name, figure) => `權重 ${name}：${figure}`,
    largest: (shown, all) => `${all} 個權重中最大的 ${shown} 個`,
    more: (count) => `另有 ${count} 個`,
    summary: (sizes, step) => `網路 ${sizes}，第 ${step} 步之後，每個神經元一張圖。`,
  },
  step: (step) => `第 ${step} 步`,
  nothingYet: "還沒有測量",
};
