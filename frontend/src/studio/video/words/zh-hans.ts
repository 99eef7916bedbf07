import type { VideoWords } from "./en";

export const words: VideoWords = {
  title: "视频和幻灯片",
  video: "视频",
  asked: "从头到尾，和播放时一样，1920 × 1080。",
  names: { mp4: "MP4", webm: "WebM", gif: "GIF" },
  noEncoder: "浏览器只为通过 HTTPS 或来自本机的页面编码视频，所以这里只能做 GIF。",
  length: (seconds) => `长 ${seconds} 秒。`,
  make: "制作视频",
  cancel: "取消",
  progress: (done, all) => `${done} 秒，共 ${all} 秒`,
  saved: (name, megabytes) => `已保存：${name}，${megabytes} MB。`,
  failed: "视频没有做成。",
  slides: "PDF、PowerPoint、TikZ",
  served: "每一步一页，线条和文字都可以放大、修改。",
  writing: "服务器正在写，可能要几秒钟。",
  tooLong: "这段动画步数太多，服务器不写：请用下面的命令行。",
  slidesFailed: "文件没有做成。",
  command: "大图：在装有 Chainrule 的电脑上，用命令行来写",
  copy: "复制",
  copied: "已复制",
  saveSource: "保存它要读的源文件",
};
