/** What is asked and answered, by language tag; apart from the studio's other words, since only the gallery needs it. */

import type { FaqId, FaqText } from "./faq";

type FaqWords = Readonly<Record<FaqId, FaqText>>;

const ENGLISH: FaqWords = {
  add: {
    asked: "Why do the gradients add where a value is used twice?",
    answer:
      "Nudge s by 0.01 and z moves by 0.24 through one branch and by 0.12 through the other: the output feels both, so both are added.",
    also: "branch fan-out sum multivariate chain rule",
  },
  constantGain: {
    asked: "Why is σ′(z) a constant on the way back?",
    answer:
      "z was fixed on the way forward; going back nothing changes it any more, so the slope there is just a number.",
    also: "gain lock derivative sigmoid",
  },
  linear: {
    asked: "Is the backward pass linear, although the network is not?",
    answer: "Yes: every gain is fixed by then, so twice the seed is twice everything. Drag a seed and watch.",
    also: "seed amplifier double",
  },
  saturation: {
    asked: "Why does a huge error give almost no gradient?",
    answer:
      "Where the sigmoid is flat its slope is near 0, and everything that comes back is multiplied by it; cross-entropy from logits cures that.",
    also: "saturated saturation vanishing",
  },
  quarter: {
    asked: "Why do gradients vanish in deep sigmoid networks?",
    answer: "Every layer multiplies by w × σ′(z), and σ′ is never more than 1/4.",
    also: "vanishing exploding depth 0.25",
  },
  deadRelu: {
    asked: "Why does this ReLU not learn any more?",
    answer: "Its z is below 0, so its slope is exactly 0 and nothing gets through to its weights, whatever the error.",
    also: "dead zero relu",
  },
  transpose: {
    asked: "Why is the matrix transposed on the way back?",
    answer:
      "What went from three to two must come back from two to three: only the transpose has that shape, and each weight leads to where its input came from.",
    also: "transpose shape matrix Jacobian",
  },
  biasSum: {
    asked: "Why is the gradient of a bias a sum over the batch?",
    answer: "One bias serves every sample, so it is used once a sample, and what comes back from each use is added.",
    also: "bias broadcast batch",
  },
  sumOrMean: {
    asked: "Is the loss of a batch a sum or a mean, and does it matter?",
    answer:
      "The mean divides every gradient by N: the direction is the same, and a learning rate N times as large makes the same step.",
    also: "mean sum average batch",
  },
  accumulate: {
    asked: "Why must gradients be set to zero before the next pass?",
    answer: "A pass adds to what is there already: run backward twice and the gradient is twice what it should be.",
    also: "zero_grad accumulate clear",
  },
  backwards: {
    asked: "Why backwards and not forwards?",
    answer:
      "There is one output and there are 18 parameters: one sweep from the output serves all of them; forwards each would take a sweep of its own, 18 against 1.",
    also: "reverse mode forward mode cost efficient",
  },
  partial: {
    asked: "What is the difference between ∂z/∂x and dz/ds?",
    answer:
      "A partial derivative follows one way and holds the others still; the total derivative adds up all the ways.",
    also: "partial total derivative",
  },
  update: {
    asked: "Is backpropagation the same as gradient descent?",
    answer:
      "No: the pass finds the gradients, with the weights as they are; the update uses them afterwards and changes the weights.",
    also: "update optimizer learning rate step",
  },
  softmax: {
    asked: "Why does softmax with cross-entropy give just y − ŷ?",
    answer:
      "The slope of the log and that of the softmax cancel: what is left at each z is the output minus the label.",
    also: "softmax cross-entropy target label",
  },
  nextLayer: {
    asked: "Which gradients does a neuron need?",
    answer: "Only those of the next layer: they hold all that lies beyond.",
    also: "recursion layer next",
  },
  hidden: {
    asked: "A hidden neuron has no target: where does its error come from?",
    answer: "From the neurons it feeds: each hands back its own gradient times the weight between them.",
    also: "hidden target error blame",
  },
};

const SIMPLIFIED: FaqWords = {
  add: {
    asked: "一个值用了两次，梯度为什么相加？",
    answer: "把 s 推动 0.01，z 经一条路变化 0.24，经另一条路变化 0.12：两条路的变化都会到达输出，所以要相加。",
    also: "分支 求和 多元链式法则 为什么相加",
  },
  constantGain: {
    asked: "为什么 σ′(z) 在反向传播时是常数？",
    answer: "z 在前向传播时已经定下，往回走时它不再改变，所以那里的斜率只是一个数。",
    also: "增益 锁定 导数",
  },
  linear: {
    asked: "网络不是线性的，反向传播却是线性的吗？",
    answer: "是的：那时所有增益都已固定，起点梯度乘 2，每个梯度都乘 2。拖动起点梯度看看。",
    also: "起点梯度 放大器 线性",
  },
  saturation: {
    asked: "误差那么大，梯度为什么几乎为零？",
    answer: "sigmoid 平坦处的斜率接近 0，传回来的一切都要乘上它；直接从 logits 算交叉熵就能避免。",
    also: "饱和 梯度消失",
  },
  quarter: {
    asked: "为什么深层 sigmoid 网络的梯度会消失？",
    answer: "每一层都要乘 w × σ′(z)，而 σ′ 从不超过 1/4。",
    also: "梯度消失 梯度爆炸 深度",
  },
  deadRelu: {
    asked: "这个 ReLU 为什么不再学习？",
    answer: "它的 z 小于 0，斜率正好是 0，无论误差多大，都传不到它的权重。",
    also: "死亡 神经元 零",
  },
  transpose: {
    asked: "往回传时矩阵为什么要转置？",
    answer: "去时从三个到两个，回来就要从两个到三个：只有转置有这个形状，而且每个权重都通回它的输入那里。",
    also: "转置 形状 矩阵",
  },
  biasSum: {
    asked: "偏置的梯度为什么要对整批样本求和？",
    answer: "每个样本用的都是同一个偏置，用了几次，传回来的就加几次。",
    also: "偏置 复制 批",
  },
  sumOrMean: {
    asked: "一批样本的损失该求和还是求平均？有区别吗？",
    answer: "平均把每个梯度都除以 N：方向不变，学习率放大到 N 倍，走的就是同一步。",
    also: "平均 求和 批",
  },
  accumulate: {
    asked: "下一次反向传播之前，为什么要把梯度清零？",
    answer: "反向传播会加到已有的值上：做两次，梯度就是应有的 2 倍。",
    also: "清零 归零 累积 累加 zero_grad",
  },
  backwards: {
    asked: "为什么从后往前，而不是从前往后？",
    answer: "输出只有一个，参数有 18 个：从输出出发一趟就够所有参数用；往前走，每个参数都要单独走一趟，18 比 1。",
    also: "反向模式 前向模式 效率",
  },
  partial: {
    asked: "∂z/∂x 和 dz/ds 有什么不同？",
    answer: "偏导数只走一条路，别的都不动；全导数把所有的路加起来。",
    also: "偏导数 全导数",
  },
  update: {
    asked: "反向传播就是梯度下降吗？",
    answer: "不是：反向传播用现有的权重求出梯度，之后的更新才用它们来改变权重。",
    also: "更新 优化器 学习率",
  },
  softmax: {
    asked: "softmax 加交叉熵，为什么只剩下 y − ŷ？",
    answer: "对数的斜率和 softmax 的斜率相互抵消：每个 z 上只剩输出减标签。",
    also: "交叉熵 标签",
  },
  nextLayer: {
    asked: "一个神经元需要哪些梯度？",
    answer: "只需要下一层的：再往后的一切都已包含在其中。",
    also: "递归 下一层",
  },
  hidden: {
    asked: "隐藏神经元没有自己的标签，它的误差从哪里来？",
    answer: "来自它所连接的下一层神经元：每一个都把自己的梯度乘上两者之间的权重传回来。",
    also: "隐藏层 目标 误差",
  },
};

const TRADITIONAL: FaqWords = {
  add: {
    asked: "一個值用了兩次，梯度為什麼相加？",
    answer: "把 s 推動 0.01，z 經一條路變化 0.24，經另一條路變化 0.12：兩條路的變化都會到達輸出，所以要相加。",
    also: "分支 求和 多元連鎖律 為什麼相加",
  },
  constantGain: {
    asked: "為什麼 σ′(z) 在反向傳播時是常數？",
    answer: "z 在前向傳播時已經定下，往回走時它不再改變，所以那裡的斜率只是一個數。",
    also: "增益 鎖定 導數",
  },
  linear: {
    asked: "網路不是線性的，反向傳播卻是線性的嗎？",
    answer: "是的：那時所有增益都已固定，起點梯度乘 2，每個梯度都乘 2。拖動起點梯度看看。",
    also: "起點梯度 放大器 線性",
  },
  saturation: {
    asked: "誤差那麼大，梯度為什麼幾乎為零？",
    answer: "sigmoid 平坦處的斜率接近 0，傳回來的一切都要乘上它；直接從 logits 算交叉熵就能避免。",
    also: "飽和 梯度消失",
  },
  quarter: {
    asked: "為什麼深層 sigmoid 網路的梯度會消失？",
    answer: "每一層都要乘 w × σ′(z)，而 σ′ 從不超過 1/4。",
    also: "梯度消失 梯度爆炸 深度",
  },
  deadRelu: {
    asked: "這個 ReLU 為什麼不再學習？",
    answer: "它的 z 小於 0，斜率正好是 0，無論誤差多大，都傳不到它的權重。",
    also: "死亡 神經元 零",
  },
  transpose: {
    asked: "往回傳時矩陣為什麼要轉置？",
    answer: "去時從三個到兩個，回來就要從兩個到三個：只有轉置有這個形狀，而且每個權重都通回它的輸入那裡。",
    also: "轉置 形狀 矩陣",
  },
  biasSum: {
    asked: "偏置的梯度為什麼要對整個批次加總？",
    answer: "每個樣本用的都是同一個偏置，用了幾次，傳回來的就加幾次。",
    also: "偏置 複製 批次 求和",
  },
  sumOrMean: {
    asked: "一個批次的損失要加總還是平均？有差別嗎？",
    answer: "平均把每個梯度都除以 N：方向不變，學習率放大到 N 倍，走的就是同一步。",
    also: "平均 求和 總和 批次",
  },
  accumulate: {
    asked: "下一次反向傳播之前，為什麼要把梯度歸零？",
    answer: "反向傳播會加到已有的值上：做兩次，梯度就是應有的 2 倍。",
    also: "歸零 清零 累積 累加 zero_grad",
  },
  backwards: {
    asked: "為什麼從後往前，而不是從前往後？",
    answer: "輸出只有一個，參數有 18 個：從輸出出發一趟就夠所有參數用；往前走，每個參數都要單獨走一趟，18 比 1。",
    also: "反向模式 前向模式 效率",
  },
  partial: {
    asked: "∂z/∂x 和 dz/ds 有什麼不同？",
    answer: "偏導數只走一條路，別的都不動；全導數把所有的路加起來。",
    also: "偏導數 全導數",
  },
  update: {
    asked: "反向傳播就是梯度下降嗎？",
    answer: "不是：反向傳播用現有的權重求出梯度，之後的更新才用它們來改變權重。",
    also: "更新 最佳化器 學習率",
  },
  softmax: {
    asked: "softmax 加交叉熵，為什麼只剩下 y − ŷ？",
    answer: "對數的斜率和 softmax 的斜率相互抵消：每個 z 上只剩輸出減標籤。",
    also: "交叉熵 標籤",
  },
  nextLayer: {
    asked: "一個神經元需要哪些梯度？",
    answer: "只需要下一層的：再往後的一切都已包含在其中。",
    also: "遞迴 下一層",
  },
  hidden: {
    asked: "隱藏神經元沒有自己的標籤，它的誤差從哪裡來？",
    answer: "來自它所連接的下一層神經元：每一個都把自己的梯度乘上兩者之間的權重傳回來。",
    also: "隱藏層 目標 誤差",
  },
};

const BY_TAG: Readonly<Record<string, FaqWords>> = { en: ENGLISH, "zh-Hans": SIMPLIFIED, "zh-Hant": TRADITIONAL };

/** English where the language has none. */
export function faqIn(tag: string): FaqWords {
  return BY_TAG[tag] ?? ENGLISH;
}
