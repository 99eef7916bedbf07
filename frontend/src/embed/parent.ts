/**
 * The page that a frame stands in. It is heard where the message comes from that window itself and, where the frame's
 * address names an `origin`, from there alone; it is told at that origin, else at the one that the browser names.
 */
import { type Report, type Request, readRequest, VERSION } from "./messages";

interface Parent {
  tell(report: Report): void;
}

/** `origin` as the frame's address names it; null where it names none. */
export function listenToParent(origin: string | null, answer: (request: Request) => void): Parent {
  let heard: string | null = null;
  const isFramed = window.parent !== window;
  const tell = (report: Report): void => {
    const there = window.location.ancestorOrigins?.[0];
    if (!isFramed || (origin !== null && there !== undefined && there !== origin)) return;
    // An origin that has no name, as of a page from disk, cannot be addressed.
    window.parent.postMessage({ ...report, version: VERSION }, origin ?? named(there) ?? named(heard) ?? "*");
  };
  window.addEventListener("message", ({ source, origin: from, data }) => {
    if (!isFramed || source !== window.parent || (origin !== null && from !== origin)) return;
    const request = readRequest(data);
    if (request === null) return;
    heard = from;
    if (typeof request === "string") tell({ type: "chainrule:error", message: request });
    else answer(request);
  });
  return { tell };
}

function named(origin: string | null | undefined): string | null {
  return origin && origin !== "null" ? origin : null;
}
