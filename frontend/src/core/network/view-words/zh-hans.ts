import type { NetworkWords } from "../view-words";

export const words: NetworkWords = {
  reversedTitle: "反向传播就是在反向网络中做一次前向传播",
  lockedBy: "锁定于",
  baseCase: "输出层",
  both: {
    network: "前向传播：值向右走",
    reversed: "反向传播：梯度经过同一组权重向左走",
    noRoom: {
      network: "前向传播（这里放不下两个网络）",
      reversed: "反向传播（这里放不下两个网络）",
    },
  },
  order: {
    choice: "计算顺序",
    trace: "每一步",
    right: (evaluations) => `从右开始：${evaluations} 次`,
    left: (evaluations) => `从左递归：${evaluations} 次`,
    tooMany: (evaluations) => `要计算 ${evaluations} 次，太长，不播放`,
    count: (done, all) => `已计算 ${done} / ${all} 次`,
    stack: "正在等待",
    noCall: "无",
    tally: (times) => `已计算 ${times} 次`,
    again: (times) => `第 ${times} 次被问`,
    startLeft: "从左开始：每一个都先去问它所需要的，而且什么都不记住。",
    startRight: "从右开始：先算最后一层，所需要的都已经在那里。",
    ask: (asker, needed, times) => {
      const again = times > 1 ? `这是第 ${times} 次问：之前的没有记住。` : "";
      return asker === null ? `我们问 ${needed}。${again}` : `${asker}：“我要先知道 ${needed}。”${again}`;
    },
    answer: (asker, name, isBase) => {
      const why = isBase ? `输出层：${name} 马上就知道。` : `${name} 所需要的都到了。`;
      return `${why}${asker === null ? "这就是所问的。" : `交回给 ${asker}。`}`;
    },
    evaluate: (count, name, isBase) =>
      `第 ${count} 次计算：${name}。${isBase ? "只需要起点梯度。" : "所需要的都已经在那里。"}`,
  },
  zoom: "缩放层次",
  arrays: "数组",
  neurons: "神经元",
  neuron: (number, layer) => `第 ${layer} 层第 ${number} 个神经元`,
  chooseNeuron: "选择神经元",
  stepIsIn: (where) => `这一步在：${where}`,
  theLoss: "损失",
  nextHere: "这里的下一步",
  seed: (name) => `起点梯度 ${name}：拖动，或按上下键`,
  quarter: "每层 sigmoid 至多放行四分之一：每层 × ≤ 0.25",
  dragMe: "拖动我",
  linear: (factor) => `起点梯度 ×${factor} → 全部 ×${factor}`,
  whatIf: "假设：改变了起点梯度 · 还原",
  columns: {
    picture: (sizes, loss) => `${sizes} 个神经元的网络，损失 ${loss}。用方向键在神经元之间移动。`,
    inputs: "输入",
    layer: (number) => `第 ${number} 层`,
    input: (index) => `输入 ${index}`,
    neuron: (layer, index) => `第 ${layer} 层，神经元 ${index}`,
    weight: (name) => `权重 ${name}`,
    lines: "连线：|w| 最大的权重。",
    part: (name, count, of) => `${name} ${count} / ${of}`,
    scale: "线宽",
    fewer: "连线少一些",
    more: "连线多一些",
    terms: (count) => `${count} 项`,
    others: (count) => `其余 ${count} 项`,
    sampleOf: (sample, samples) => `样本 ${sample} / ${samples}`,
    thisSample: "本样本加上",
    allSamples: (samples) => `全部 ${samples} 个样本`,
    loss: "损失",
    greatest: (name, figure) => `|${name}| ≤ ${figure}`,
    hint: "指向一个神经元；点击它或按 Enter 查看它的和。放大可见数字与更多连线。",
  },
};
