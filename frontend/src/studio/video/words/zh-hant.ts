import type { VideoWords } from "./en";

export const words: VideoWords = {
  title: "影片和投影片",
  video: "影片",
  asked: "從頭到尾，和播放時一樣，1920 × 1080。",
  names: { mp4: "MP4", webm: "WebM", gif: "GIF" },
  noEncoder: "瀏覽器只替透過 HTTPS 或來自本機的頁面編碼影片，所以這裡只能做 GIF。",
  length: (seconds) => `長 ${seconds} 秒。`,
  make: "製作影片",
  cancel: "取消",
  progress: (done, all) => `${done} 秒，共 ${all} 秒`,
  saved: (name, megabytes) => `已儲存：${name}，${megabytes} MB。`,
  failed: "影片沒有做成。",
  slides: "PDF、PowerPoint、TikZ",
  served: "每一步一頁，線條和文字都可以放大、修改。",
  writing: "伺服器正在寫，可能要幾秒鐘。",
  tooLong: "這段動畫步數太多，伺服器不寫：請用下面的命令列。",
  slidesFailed: "檔案沒有做成。",
  command: "大圖：在裝有 Chainrule 的電腦上，用命令列來寫",
  copy: "複製",
  copied: "已複製",
  saveSource: "儲存它要讀的來源檔",
};
