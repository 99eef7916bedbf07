import { type OpSentences, receivers } from "../op-sentences";

export const words: OpSentences = {
  tag: "zh-Hans",
  forward: {
    sum: ({ operands }) => `${list(operands)} 相加。`,
    difference: ({ operands: [a, b] }) => `${a} 减去 ${b}。`,
    product: ({ operands: [a, b] }) => (a === b ? `${a} 乘以自己。` : `${a} 乘以 ${b}。`),
    quotient: ({ operands: [a, b] }) => `${a} 除以 ${b}。`,
    power: ({ op, operands: [a] }) => `对 ${a} ${op === "square" ? "取平方" : "求幂"}；这里的斜率从此固定。`,
    negate: ({ operands: [a] }) => `${a} 变号。`,
    bend: ({ op, operands: [a] }) => `${a} 经过 ${op}；这里的斜率从此固定。`,
    larger: ({ operands }) => `${list(operands)} 中最大的通过。`,
    smaller: ({ operands }) => `${list(operands)} 中最小的通过。`,
    total: ({ operands: [a] }) => `把 ${a} 的元素加起来。`,
    mean: ({ operands: [a] }) => `取 ${a} 的平均。`,
    matrix: ({ operands: [a, b] }) => `${a} 乘以 ${b}，行乘列。`,
    layer: () => "这一层的每个神经元都给输入加权，再加上自己的偏置。",
    winners: ({ operands: [a] }) => `${a} 的每个窗口中留下最大的数。`,
    slide: ({ operands: [a, kernel] }) => `${kernel} 滑过 ${a}；每到一处，把乘积加起来。`,
    softmax: ({ operands: [a] }) => `${a} 变成整体中的份额：一个升高，其余都降低。`,
    crossEntropy: ({ operands: [, b] }) => `标签说的那一类有多大可能？损失只看 ${b} 的份额。`,
    move: ({ op, operands }) =>
      op === "transpose" ? `${operands[0]} 转置：行变成列。` : `${list(operands)}：只是取出或换个位置，数值不变。`,
    same: ({ name, operands: [a] }) => `${name} 就是 ${a}。`,
    other: ({ name, operands }) => `由 ${list(operands)} 得到 ${name}。`,
  },
  backward: {
    sum: (told) => `求和把梯度原样交给 ${list(receivers(told))}。`,
    difference: ({ operands: [a, b], isFixed: [noA, noB] }) => {
      if (noB) return `求差把梯度原样交给 ${a}。`;
      if (noA) return `传给 ${b} 的梯度要变号。`;
      return `求差把梯度原样交给 ${a}，变号后交给 ${b}。`;
    },
    product: ({ operands: [a, b], isFixed: [noA, noB] }) => {
      if (noA || noB) return `传给 ${noA ? b : a} 的梯度要乘以 ${noA ? a : b}。`;
      if (a === b) return `两个因子都是 ${a}：梯度传给它两次。`;
      return `乘法交换因子：${a} 得到梯度乘以 ${b}，${b} 得到梯度乘以 ${a}。`;
    },
    quotient: ({ operands: [a, b], isFixed: [noA, noB] }) => {
      if (noB) return `传给 ${a} 的梯度要除以 ${b}。`;
      if (noA) return `${b} 在分母：传给它的梯度要变号。`;
      return `${a} 得到梯度除以 ${b}；${b} 在分母，传给它的要变号。`;
    },
    power: ({ operands: [a] }) => `传给 ${a} 的梯度要乘以幂的斜率。`,
    negate: ({ operands: [a] }) => `传给 ${a} 的梯度要变号。`,
    bend: ({ operands: [a] }) => `传给 ${a} 的梯度要乘以那里已经固定的斜率。`,
    larger: () => "全部梯度都给胜出的那个。其余的没有起作用，什么也得不到。",
    smaller: () => "全部梯度都给胜出的那个。其余的没有起作用，什么也得不到。",
    total: ({ operands: [a] }) => `${a} 的每个元素都算了一次，所以得到同样的梯度。`,
    mean: ({ operands: [a] }) => `${a} 的每个元素平分梯度。`,
    matrix: ({ operands: [a, b] }) => `${a} 得到梯度乘以转置的 ${b}，${b} 得到梯度乘以转置的 ${a}。`,
    layer: () => "经过同样的权重往回走，只是转置了。每个权重都与传进来的值相遇。",
    winners: () => "每个窗口的梯度都给在那里胜出的数；其余的什么也得不到。",
    slide: ({ operands: [a, kernel] }) => `${kernel} 收集它所到各处传回的梯度，${a} 收集所在各窗口传回的梯度。`,
    softmax: ({ operands: [a] }) => `每个份额都与 ${a} 的全部元素有关，所以每个元素都收到所有份额传回的梯度。`,
    crossEntropy: ({ operands: [a, b] }) => `留在 ${a} 处的正好是误差：份额减去 ${b}。`,
    move: () => "梯度的每一部分都回到它的数值原来的位置。",
    same: ({ operands: [a] }) => `梯度原样传给 ${a}。`,
    other: (told) => `梯度乘以局部微分，传给 ${list(receivers(told))}。`,
  },
  seed: (output) => `现在往回走。${output} 自己变一点，${output} 就变同样多：从 1 开始。`,
  partly: (name, arrived, all) => `${name} 的 ${all} 份贡献到了 ${arrived} 份。`,
  wholly: (name, all) => `至此 ${name} 的 ${all} 份贡献到齐，加在一起。`,
  stopped: (name) => `没有梯度传到 ${name}：这里的斜率是 0。`,
};

function list(names: readonly string[]): string {
  return names.join("、");
}
