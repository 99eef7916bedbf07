/** Where the film can be taken from: files of the API, code that shows it elsewhere, a text on the clipboard. */

import type { DrawnPlayer } from "../picture/drawing-of";
import type { PictureForm } from "../picture/picture-file";
import { type Address, fragmentOf } from "./address";
import type { Choice } from "./menus/menu";
import type { Notice, NoticeBoard } from "./notices";
import { saveBlob } from "./save";
import type { Server } from "./server";
import type { Words } from "./words";

export interface Exports {
  readonly json: string;
  readonly dot: string;
  /** Every step as a table. */
  readonly csv: string;
  /** One file that plays without server or network. */
  readonly html: string;
  /** The same computation as a program. */
  readonly code: string;
  /** The name of a file without its ending. */
  readonly name: string;
}

/** How a file that plays is to look when it is opened. */
interface ExportLook {
  readonly view: string;
  readonly lang: string;
}

/** `codeId` is the trace that code is wanted of, where it is another one. */
export function exportsOf(
  server: Server,
  traceId: string,
  { view, lang }: ExportLook,
  title: string,
  codeId: string = traceId,
): Exports {
  const at = (path: string): string => server.address(`traces/${encodeURIComponent(traceId)}${path}`).href;
  const code = server.address(`traces/${encodeURIComponent(codeId)}/code`).href;
  const html = at(`.html?${new URLSearchParams({ view, lang })}`);
  return { code, json: at(""), html, csv: at(".csv"), dot: at(".dot"), name: fileName(title) };
}

/** A name that means nothing to a shell, a spreadsheet or a file system. */
export function fileName(title: string): string {
  const plain = title
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return `chainrule-${plain.slice(0, 40) || "trace"}`;
}

/** A longer link keeps what it says to itself: not every server takes so long an address. */
const LONGEST_QUERY = 2_000;

/** The address of this site as others reach it, with its last slash: the one that is set at the server, else this page's. */
export function siteAddress(page: Document): string {
  const { content = "" } = page.querySelector<HTMLMetaElement>('meta[name="chainrule-address"]') ?? {};
  return content ? `${content}/` : new URL(".", page.baseURI).href;
}

/** Can nobody else reach it? */
export function isOfThisMachine(site: string): boolean {
  return /^(localhost|.*\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/.test(new URL(site).hostname);
}

/**
 * A link to the moment that `fragment` says. It stands in the query, which a server sees: where the link is shown, it comes with
 * its picture.
 */
export function linkTo(page: "" | "embed", site: string, fragment: string): string {
  const said = fragment.length > LONGEST_QUERY ? fragment : fragment.replace("#", "?");
  return new URL(`./${page}${said}`, site).href;
}

/** An iframe that shows the film by itself, at `address`. */
export function embedCode(site: string, address: Address): string {
  const quoted = linkTo("embed", site, fragmentOf(address)).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return `<iframe src="${quoted}" width="960" height="540" style="border:0" allow="fullscreen" loading="lazy" title="Chainrule"></iframe>`;
}

export const FRAMEWORKS = { numpy: "NumPy", torch: "PyTorch", jax: "JAX" } as const;
export type Framework = keyof typeof FRAMEWORKS;

function isFramework(word: string): word is Framework {
  return Object.hasOwn(FRAMEWORKS, word);
}

/** The computation as a program. Rejects where there is none, as for a large one. */
async function fetchCode({ code }: Exports, framework: Framework): Promise<string> {
  const answer = await fetch(`${code}?framework=${framework}`);
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  return answer.text();
}

/** Fetch the binary form and hand it to the reader as a file. */
async function saveBinary({ json, name }: Exports): Promise<void> {
  const answer = await fetch(json, { headers: { Accept: "application/vnd.chainrule.trace" } });
  saveBlob(`${name}.trace`, await answer.blob());
}

/** The picture that is on the stage, in whatever view, as a file. What takes it is fetched when it is wanted. */
async function savePicture(player: DrawnPlayer, form: PictureForm, name: string): Promise<void> {
  const { pictureFile } = await import("../picture/picture-file");
  saveBlob(`${name}.${form}`, await pictureFile(player, form));
}

/** The choices of the export menu; none while there is no finished film. */
export function exportChoices(found: Exports | null, words: Words): Choice[] {
  if (found === null) return [];
  return [
    { id: "html", label: words.exportHtml, href: found.html, download: `${found.name}.html` },
    { id: "svg", label: words.exportSvg },
    { id: "png", label: words.exportPng },
    { id: "video", label: words.exportVideo },
    { id: "dot", label: words.exportDot, href: found.dot, download: `${found.name}.dot` },
    { id: "json", label: words.exportJson, href: found.json, download: `${found.name}.json` },
    { id: "binary", label: words.exportBinary },
    { id: "csv", label: words.exportCsv, href: found.csv, download: `${found.name}.csv` },
    { id: "embed", label: words.exportEmbed },
    ...Object.entries(FRAMEWORKS).map(([id, name]) => ({ id, label: words.exportCode(name) })),
  ];
}

/** Copy `text`, and say `done` of it. */
export function copyText(board: NoticeBoard, text: string, done: Notice["text"]): void {
  const say = (said: Notice["text"]) => () => board.sayBriefly(said);
  navigator.clipboard.writeText(text).then(
    say(done),
    say((words) => words.copyFailed),
  );
}

/** Do what was chosen in the export menu. */
export function exportAs(
  board: NoticeBoard,
  choice: string,
  found: Exports | null,
  site: string,
  address: Address,
  player: DrawnPlayer,
): void {
  if ((choice === "svg" || choice === "png") && found) {
    savePicture(player, choice, found.name).catch(() => board.sayBriefly((words) => words.pictureFailed));
  }
  if (choice === "binary" && found) void saveBinary(found);
  if (isFramework(choice) && found) {
    const refused = () => board.sayBriefly((words) => words.codeFailed);
    fetchCode(found, choice).then((code) => copyText(board, code, (words) => words.codeCopied), refused);
  }
  if (choice !== "embed") return;
  const said = isOfThisMachine(site) ? "embedCopiedHere" : "embedCopied";
  copyText(board, embedCode(site, address), (words) => words[said]);
}
