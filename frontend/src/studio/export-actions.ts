/** Hand the film over: a text to the clipboard, a file to the reader; and say how it went. */

import { type Exports, fetchCode, isFramework, saveBinary } from "./exports";
import type { NoticeBoard } from "./notice-board";
import type { Notice } from "./notices";

/** Copy `text`, and say `done` of it. */
export function copyText(board: NoticeBoard, text: string, done: Notice["text"]): void {
  const say = (said: Notice["text"]) => () => board.sayBriefly(said);
  navigator.clipboard.writeText(text).then(
    say(done),
    say((words) => words.copyFailed),
  );
}

/** Do what was chosen in the export menu; `embed` makes the code of an iframe. */
export function exportAs(board: NoticeBoard, choice: string, found: Exports | null, embed: () => string): void {
  if (choice === "binary" && found) void saveBinary(found);
  if (isFramework(choice) && found) {
    const refused = () => board.sayBriefly((words) => words.codeFailed);
    fetchCode(found, choice).then((code) => copyText(board, code, (words) => words.codeCopied), refused);
  }
  if (choice === "embed") copyText(board, embed(), (words) => words.embedCopied);
}
