import type { ProductWords } from "./en";

export const product: ProductWords = {
  title: (name) => `${name}，逐格展开`,
  open: (name) => `把 ${name} 展开成格子`,
  which: "哪一个乘积",
  close: "关闭",
  samplesAre: "样本排成",
  samples: { columns: "列", rows: "行（计算中的存放方式）" },
  axes: {
    neurons: (layer) => `第 ${layer} 层的神经元`,
    inputs: "输入",
    samples: "样本",
    all: "所有样本",
  },
  turned: (name) => `${name} 的转置：行变成列`,
  more: (count) => `还有 ${count} 项`,
  cell: (row, column) => `第 ${row} 行，第 ${column} 列`,
  biasSum: "偏置加到每一个样本上，所以它的梯度是对所有样本求和。",
  unknown: "这一步之前还不知道",
};
