import type { ProductWords } from "./en";

export const product: ProductWords = {
  title: (name) => `${name}，逐格展開`,
  open: (name) => `把 ${name} 展開成格子`,
  which: "哪一個乘積",
  close: "關閉",
  samplesAre: "樣本排成",
  samples: { columns: "行（直行）", rows: "列（計算中的存放方式）" },
  axes: {
    neurons: (layer) => `第 ${layer} 層的神經元`,
    inputs: "輸入",
    samples: "樣本",
    all: "所有樣本",
  },
  turned: (name) => `${name} 的轉置：橫列變成直行`,
  more: (count) => `還有 ${count} 項`,
  cell: (row, column) => `橫列 ${row}，直行 ${column}`,
  biasSum: "偏置加到每一個樣本上，所以它的梯度是對所有樣本求和。",
  unknown: "這一步之前還不知道",
};
