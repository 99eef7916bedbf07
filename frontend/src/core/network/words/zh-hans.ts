import type { Bend, NetworkSentences } from "../words";

const BEND: Readonly<Record<Bend, string>> = {
  squash: "加权、求和、压缩。",
  rectify: "加权、求和，只留下正的部分。",
  share: "加权、求和，再变成整体中的份额。",
  none: "加权、求和，不再变换。",
  other: "加权、求和，再经过激活函数。",
};
const BACK: Readonly<Record<Bend, string>> = {
  squash: "传回来的梯度先加权、求和，再乘上锁定的斜率，就变小了。",
  rectify: "传回来的梯度先加权、求和；锁定的斜率决定放行还是拦下。",
  share: "传回来的梯度先加权、求和；每个 z 都收到所有份额传回的梯度。",
  none: "传回来的梯度加权、求和；斜率是 1，全部通过。",
  other: "传回来的梯度先加权、求和，再乘上锁定的斜率。",
};
const LOCKED = "z 处的斜率先锁定，反向传播时再用。";

export const words: NetworkSentences = {
  tag: "zh-Hans",
  neuron: (number, layer) => `第 ${layer} 层第 ${number} 个神经元`,
  layer: (layer) => `第 ${layer} 层`,
  loss: "损失",
  forward: {
    first: (bend) => `${BEND[bend]}${LOCKED}`,
    beside: (bend) => `同样的输入，换一组权重。${BEND[bend]}`,
    hidden: (bend) => `${BEND[bend]}${LOCKED}`,
    output: (bend, y) => `${BEND[bend]}这是最后一层，得到的就是输出 ${y}。`,
    layer: (bend, isOutput) =>
      isOutput ? `${BEND[bend]}这是最后一层，得到的就是输出 y。` : `整层神经元同时进行。${BEND[bend]}${LOCKED}`,
    logit: "加权、求和。这个和变成什么，要等 softmax 把它们放在一起决定。",
    softmax: "softmax 把这些和变成整体中的份额：一个升高，其余都降低。",
  },
  lossIs: (cost) => `输出 y 离标签 ŷ 有多远？用一个数来说：损失 ${cost}。`,
  totalIs: (total, isMean) => `每个样本有自己的损失，${total} ${isMean ? "是它们的平均" : "把它们加起来"}。`,
  backwardStarts: (cost) => `现在往回走。${cost} 自己变一点，${cost} 变多少？一样多：从 1 开始。`,
  lossBackward: {
    error: "每个输出对损失有多大影响？错多少，影响就有多大。",
    direct: "这里的损失直接由 z 算出，留在 z 处的正好是误差 y − ŷ。",
    other: "每个输出对损失有多大影响？反向传播从这里进入网络。",
  },
  backward: {
    base: (bend, isFirst, cost) => {
      if (!isFirst) return bend === "none" ? "同样在输出层，得到的就是答案。" : "同样在输出层，乘上斜率就完成了。";
      const gain = bend === "none" ? "就是答案" : "乘上斜率，就完成了";
      return `到了输出层，后面只剩损失。∂${cost}/∂y ${gain}。`;
    },
    baseDirect: (isFirst) =>
      isFirst ? "到了输出层，后面只剩损失，它传回的梯度已经在 z 处。" : "同样在输出层，传回的梯度已经在 z 处。",
    hidden: (bend) => BACK[bend],
    firstLayer: (bend, cost) => `${BACK[bend]}这里每个权重的梯度，是它的输入乘以 ∂${cost}/∂z。`,
    layer: (bend, place, cost) => {
      if (place === "direct") return "这是输出层，传回的梯度已经在 z 处。";
      if (bend === "share") return "这是输出层，每个 z 都收到所有输出传回来的梯度。";
      if (place === "output") return `这是输出层，∂${cost}/∂y 乘上各自的斜率。`;
      const last = place === "first" ? `这里每个权重的梯度，是它的输入乘以 ∂${cost}/∂z。` : "";
      return `${BACK[bend]}${last}`;
    },
    softmax: (isDirect) =>
      isDirect
        ? "每个 z 都收到所有输出传回来的梯度，合起来正好是误差 y − ŷ。"
        : "每个 z 都收到所有输出传回来的梯度：这里不能只乘一个斜率。",
  },
  op: {
    product: "权重乘以传进来的值。所以 ∂z/∂w 就是传进来的值。",
    sum: "把乘积一个一个加起来。",
    bias: "加上偏置，就是 z。",
    activation: `激活函数把 z 变换一下。${LOCKED}`,
    gain: "传回来的全部梯度乘上 z 锁定的斜率。",
    baseGain: (cost) => `到了输出层，∂${cost}/∂y 乘上斜率。`,
    toBias: "求和把梯度原样交出去：交给偏置，也交给各个乘积。",
    toProducts: "求和把梯度原样交给各个乘积。",
    meeting: (cost) => `前向与反向在权重上相遇，传进来的值乘以 ∂${cost}/∂z。同时，w 乘以 ∂${cost}/∂z 继续向左传。`,
  },
};
