import type { NetworkWords } from "../view-words";

export const words: NetworkWords = {
  reversedTitle: "反向傳播就是在反向網路中做一次前向傳播",
  lockedBy: "鎖定於",
  baseCase: "輸出層",
  both: {
    network: "前向傳播：值向右走",
    reversed: "反向傳播：梯度經過同一組權重向左走",
    noRoom: {
      network: "前向傳播（這裡放不下兩個網路）",
      reversed: "反向傳播（這裡放不下兩個網路）",
    },
  },
  order: {
    choice: "計算順序",
    trace: "每一步",
    right: (evaluations) => `從右開始：${evaluations} 次`,
    left: (evaluations) => `從左遞迴：${evaluations} 次`,
    tooMany: (evaluations) => `要計算 ${evaluations} 次，太長，不播放`,
    count: (done, all) => `已計算 ${done} / ${all} 次`,
    stack: "正在等待",
    noCall: "無",
    tally: (times) => `已計算 ${times} 次`,
    again: (times) => `第 ${times} 次被問`,
    startLeft: "從左開始：每一個都先去問它所需要的，而且什麼都不記住。",
    startRight: "從右開始：先算最後一層，所需要的都已經在那裡。",
    ask: (asker, needed, times) => {
      const again = times > 1 ? `這是第 ${times} 次問：之前的沒有記住。` : "";
      return asker === null ? `我們問 ${needed}。${again}` : `${asker}：「我要先知道 ${needed}。」${again}`;
    },
    answer: (asker, name, isBase) => {
      const why = isBase ? `輸出層：${name} 馬上就知道。` : `${name} 所需要的都到了。`;
      return `${why}${asker === null ? "這就是所問的。" : `交回給 ${asker}。`}`;
    },
    evaluate: (count, name, isBase) =>
      `第 ${count} 次計算：${name}。${isBase ? "只需要起點梯度。" : "所需要的都已經在那裡。"}`,
  },
  zoom: "縮放層次",
  arrays: "陣列",
  neurons: "神經元",
  neuron: (number, layer) => `第 ${layer} 層第 ${number} 個神經元`,
  chooseNeuron: "選擇神經元",
  stepIsIn: (where) => `這一步在：${where}`,
  theLoss: "損失",
  nextHere: "這裡的下一步",
  seed: (name) => `起點梯度 ${name}：拖動，或按上下鍵`,
  quarter: "每層 sigmoid 至多放行四分之一：每層 × ≤ 0.25",
  dragMe: "拖動我",
  linear: (factor) => `起點梯度 ×${factor} → 全部 ×${factor}`,
  whatIf: "假設：改變了起點梯度 · 還原",
  columns: {
    picture: (sizes, loss) => `${sizes} 個神經元的網路，損失 ${loss}。用方向鍵在神經元之間移動。`,
    inputs: "輸入",
    layer: (number) => `第 ${number} 層`,
    input: (index) => `輸入 ${index}`,
    neuron: (layer, index) => `第 ${layer} 層，神經元 ${index}`,
    weight: (name) => `權重 ${name}`,
    lines: "連線：|w| 最大的權重。",
    part: (name, count, of) => `${name} ${count} / ${of}`,
    scale: "線寬",
    fewer: "連線少一些",
    more: "連線多一些",
    terms: (count) => `${count} 項`,
    others: (count) => `其餘 ${count} 項`,
    sampleOf: (sample, samples) => `樣本 ${sample} / ${samples}`,
    thisSample: "本樣本加上",
    allSamples: (samples) => `全部 ${samples} 個樣本`,
    loss: "損失",
    greatest: (name, figure) => `|${name}| ≤ ${figure}`,
    hint: "指向一個神經元；點擊它或按 Enter 查看它的和。放大可見數字與更多連線。",
  },
};
