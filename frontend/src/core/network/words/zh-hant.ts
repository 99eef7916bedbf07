import type { Bend, NetworkSentences } from "../words";

const BEND: Readonly<Record<Bend, string>> = {
  squash: "加權、求和、壓縮。",
  rectify: "加權、求和，只留下正的部分。",
  share: "加權、求和，再變成整體中的份額。",
  none: "加權、求和，不再變換。",
  other: "加權、求和，再經過激活函數。",
};
const BACK: Readonly<Record<Bend, string>> = {
  squash: "傳回來的梯度先加權、求和，再乘上鎖定的斜率，就變小了。",
  rectify: "傳回來的梯度先加權、求和；鎖定的斜率決定放行還是攔下。",
  share: "傳回來的梯度先加權、求和；每個 z 都收到所有份額傳回的梯度。",
  none: "傳回來的梯度加權、求和；斜率是 1，全部通過。",
  other: "傳回來的梯度先加權、求和，再乘上鎖定的斜率。",
};
const LOCKED = "z 處的斜率先鎖定，反向傳播時再用。";

export const words: NetworkSentences = {
  tag: "zh-Hant",
  neuron: (number, layer) => `第 ${layer} 層第 ${number} 個神經元`,
  layer: (layer) => `第 ${layer} 層`,
  loss: "損失",
  forward: {
    first: (bend) => `${BEND[bend]}${LOCKED}`,
    beside: (bend) => `同樣的輸入，換一組權重。${BEND[bend]}`,
    hidden: (bend) => `${BEND[bend]}${LOCKED}`,
    output: (bend, y) => `${BEND[bend]}這是最後一層，得到的就是輸出 ${y}。`,
    layer: (bend, isOutput) =>
      isOutput ? `${BEND[bend]}這是最後一層，得到的就是輸出 y。` : `整層神經元同時進行。${BEND[bend]}${LOCKED}`,
    logit: "加權、求和。這個和變成什麼，要等 softmax 把它們放在一起決定。",
    softmax: "softmax 把這些和變成整體中的份額：一個升高，其餘都降低。",
  },
  lossIs: (cost) => `輸出 y 離標籤 ŷ 有多遠？用一個數來說：損失 ${cost}。`,
  totalIs: (total, isMean) => `每個樣本有自己的損失，${total} ${isMean ? "是它們的平均" : "把它們加起來"}。`,
  backwardStarts: (cost) => `現在往回走。${cost} 自己變一點，${cost} 變多少？一樣多：從 1 開始。`,
  lossBackward: {
    error: "每個輸出對損失有多大影響？錯多少，影響就有多大。",
    direct: "這裡的損失直接由 z 算出，留在 z 處的正好是誤差 y − ŷ。",
    other: "每個輸出對損失有多大影響？反向傳播從這裡進入網路。",
  },
  backward: {
    base: (bend, isFirst, cost) => {
      if (!isFirst) return bend === "none" ? "同樣在輸出層，得到的就是答案。" : "同樣在輸出層，乘上斜率就完成了。";
      const gain = bend === "none" ? "就是答案" : "乘上斜率，就完成了";
      return `到了輸出層，後面只剩損失。∂${cost}/∂y ${gain}。`;
    },
    baseDirect: (isFirst) =>
      isFirst ? "到了輸出層，後面只剩損失，它傳回的梯度已經在 z 處。" : "同樣在輸出層，傳回的梯度已經在 z 處。",
    hidden: (bend) => BACK[bend],
    firstLayer: (bend, cost) => `${BACK[bend]}這裡每個權重的梯度，是它的輸入乘以 ∂${cost}/∂z。`,
    layer: (bend, place, cost) => {
      if (place === "direct") return "這是輸出層，傳回的梯度已經在 z 處。";
      if (bend === "share") return "這是輸出層，每個 z 都收到所有輸出傳回來的梯度。";
      if (place === "output") return `這是輸出層，∂${cost}/∂y 乘上各自的斜率。`;
      const last = place === "first" ? `這裡每個權重的梯度，是它的輸入乘以 ∂${cost}/∂z。` : "";
      return `${BACK[bend]}${last}`;
    },
    softmax: (isDirect) =>
      isDirect
        ? "每個 z 都收到所有輸出傳回來的梯度，合起來正好是誤差 y − ŷ。"
        : "每個 z 都收到所有輸出傳回來的梯度：這裡不能只乘一個斜率。",
  },
  op: {
    product: "權重乘以傳進來的值。所以 ∂z/∂w 就是傳進來的值。",
    sum: "把乘積一個一個加起來。",
    bias: "加上偏置，就是 z。",
    activation: `激活函數把 z 變換一下。${LOCKED}`,
    gain: "傳回來的全部梯度乘上 z 鎖定的斜率。",
    baseGain: (cost) => `到了輸出層，∂${cost}/∂y 乘上斜率。`,
    toBias: "求和把梯度原樣交出去：交給偏置，也交給各個乘積。",
    toProducts: "求和把梯度原樣交給各個乘積。",
    meeting: (cost) => `前向與反向在權重上相遇，傳進來的值乘以 ∂${cost}/∂z。同時，w 乘以 ∂${cost}/∂z 繼續向左傳。`,
  },
};
