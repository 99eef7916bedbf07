import { type OpSentences, receivers } from "../op-sentences";

export const words: OpSentences = {
  tag: "zh-Hant",
  forward: {
    sum: ({ operands }) => `${list(operands)} 相加。`,
    difference: ({ operands: [a, b] }) => `${a} 減去 ${b}。`,
    product: ({ operands: [a, b] }) => (a === b ? `${a} 乘以自己。` : `${a} 乘以 ${b}。`),
    quotient: ({ operands: [a, b] }) => `${a} 除以 ${b}。`,
    power: ({ op, operands: [a] }) => `對 ${a} ${op === "square" ? "取平方" : "求冪"}；這裡的斜率從此固定。`,
    negate: ({ operands: [a] }) => `${a} 變號。`,
    bend: ({ op, operands: [a] }) => `${a} 經過 ${op}；這裡的斜率從此固定。`,
    larger: ({ operands }) => `${list(operands)} 中最大的通過。`,
    smaller: ({ operands }) => `${list(operands)} 中最小的通過。`,
    total: ({ operands: [a] }) => `把 ${a} 的元素加起來。`,
    mean: ({ operands: [a] }) => `取 ${a} 的平均。`,
    matrix: ({ operands: [a, b] }) => `${a} 乘以 ${b}，行乘列。`,
    layer: () => "這一層的每個神經元都給輸入加權，再加上自己的偏置。",
    winners: ({ operands: [a] }) => `${a} 的每個視窗中留下最大的數。`,
    slide: ({ operands: [a, kernel] }) => `${kernel} 滑過 ${a}；每到一處，把乘積加起來。`,
    softmax: ({ operands: [a] }) => `${a} 變成整體中的份額：一個升高，其餘都降低。`,
    crossEntropy: ({ operands: [, b] }) => `標籤說的那一類有多大可能？損失只看 ${b} 的份額。`,
    move: ({ op, operands }) =>
      op === "transpose" ? `${operands[0]} 轉置：行變成列。` : `${list(operands)}：只是取出或換個位置，數值不變。`,
    same: ({ name, operands: [a] }) => `${name} 就是 ${a}。`,
    other: ({ name, operands }) => `由 ${list(operands)} 得到 ${name}。`,
  },
  backward: {
    sum: (told) => `求和把梯度原樣交給 ${list(receivers(told))}。`,
    difference: ({ operands: [a, b], isFixed: [noA, noB] }) => {
      if (noB) return `求差把梯度原樣交給 ${a}。`;
      if (noA) return `傳給 ${b} 的梯度要變號。`;
      return `求差把梯度原樣交給 ${a}，變號後交給 ${b}。`;
    },
    product: ({ operands: [a, b], isFixed: [noA, noB] }) => {
      if (noA || noB) return `傳給 ${noA ? b : a} 的梯度要乘以 ${noA ? a : b}。`;
      if (a === b) return `兩個因子都是 ${a}：梯度傳給它兩次。`;
      return `乘法交換因子：${a} 得到梯度乘以 ${b}，${b} 得到梯度乘以 ${a}。`;
    },
    quotient: ({ operands: [a, b], isFixed: [noA, noB] }) => {
      if (noB) return `傳給 ${a} 的梯度要除以 ${b}。`;
      if (noA) return `${b} 在分母：傳給它的梯度要變號。`;
      return `${a} 得到梯度除以 ${b}；${b} 在分母，傳給它的要變號。`;
    },
    power: ({ operands: [a] }) => `傳給 ${a} 的梯度要乘以冪的斜率。`,
    negate: ({ operands: [a] }) => `傳給 ${a} 的梯度要變號。`,
    bend: ({ operands: [a] }) => `傳給 ${a} 的梯度要乘以那裡已經固定的斜率。`,
    larger: () => "全部梯度都給勝出的那個。其餘的沒有起作用，什麼也得不到。",
    smaller: () => "全部梯度都給勝出的那個。其餘的沒有起作用，什麼也得不到。",
    total: ({ operands: [a] }) => `${a} 的每個元素都算了一次，所以得到同樣的梯度。`,
    mean: ({ operands: [a] }) => `${a} 的每個元素平分梯度。`,
    matrix: ({ operands: [a, b] }) => `${a} 得到梯度乘以轉置的 ${b}，${b} 得到梯度乘以轉置的 ${a}。`,
    layer: () => "經過同樣的權重往回走，只是轉置了。每個權重都與傳進來的值相遇。",
    winners: () => "每個視窗的梯度都給在那裡勝出的數；其餘的什麼也得不到。",
    slide: ({ operands: [a, kernel] }) => `${kernel} 收集它所到各處傳回的梯度，${a} 收集所在各視窗傳回的梯度。`,
    softmax: ({ operands: [a] }) => `每個份額都與 ${a} 的全部元素有關，所以每個元素都收到所有份額傳回的梯度。`,
    crossEntropy: ({ operands: [a, b] }) => `留在 ${a} 處的正好是誤差：份額減去 ${b}。`,
    move: () => "梯度的每一部分都回到它的數值原來的位置。",
    same: ({ operands: [a] }) => `梯度原樣傳給 ${a}。`,
    other: (told) => `梯度乘以局部微分，傳給 ${list(receivers(told))}。`,
  },
  seed: (output) => `現在往回走。${output} 自己變一點，${output} 就變同樣多：從 1 開始。`,
  partly: (name, arrived, all) => `${name} 的 ${all} 份貢獻到了 ${arrived} 份。`,
  wholly: (name, all) => `至此 ${name} 的 ${all} 份貢獻到齊，加在一起。`,
  stopped: (name) => `沒有梯度傳到 ${name}：這裡的斜率是 0。`,
};

function list(names: readonly string[]): string {
  return names.join("、");
}
