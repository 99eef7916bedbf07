export const words = {
  title: "Video and slides",
  video: "Video",
  asked: "From the beginning to the end, as it plays, 1920 × 1080.",
  names: { mp4: "MP4", webm: "WebM", gif: "GIF" },
  noEncoder:
    "This browser encodes videos only for pages that came by HTTPS or from this machine, so here there is only GIF.",
  length: (seconds: number) => `It will be ${seconds} s long.`,
  make: "Make the video",
  cancel: "Cancel",
  progress: (done: number, all: number) => `${done} s of ${all} s`,
  saved: (name: string, megabytes: string) => `Saved: ${name}, ${megabytes} MB.`,
  failed: "The video could not be made.",
  slides: "PDF, PowerPoint, TikZ",
  served: "A page or a slide for every step, with its lines and letters as such.",
  writing: "The server is writing. This can take some seconds.",
  tooLong: "The film has too many steps for the server: the command line below writes it.",
  slidesFailed: "The file could not be made.",
  command: "Large graphs: by the command line, on a computer with Chainrule",
  copy: "Copy",
  copied: "Copied",
  saveSource: "Save the source it reads",
};

export type VideoWords = typeof words;
