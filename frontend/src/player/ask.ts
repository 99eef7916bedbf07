/** Ask a server, or a file: `await ask(address)` is an answer that can be read, everything else is an error that says why. */

/** fromDisk: a page from disk may read no other file. unreachable: no answer, or none that this page may read. */
type Obstacle = "fromDisk" | "unreachable";

export class LoadError extends Error {
  constructor(
    readonly obstacle: Obstacle,
    readonly address: string,
  ) {
    super(`${address} cannot be read.`);
  }
}

/** A server's refusal, as a problem document (RFC 9457). */
export class RefusalError extends Error {
  constructor(
    message: string,
    readonly problem: unknown,
  ) {
    super(message);
  }
}

/** An answer that is none of a refusal. Throws RefusalError with what the server says, else LoadError. */
export async function ask(address: string, options: RequestInit = {}): Promise<Response> {
  const answer = await fetch(address, options).catch((error) => {
    if (options.signal?.aborted) throw error;
    const { href } = new URL(address, document.baseURI);
    throw href.startsWith("file:") ? new LoadError("fromDisk", address) : new LoadError("unreachable", href);
  });
  // Who prefers so is refused with an answer, which no browser writes into its console as a failed load.
  if (answer.ok && !answer.headers.get("Content-Type")?.includes("problem+json")) return answer;
  const problem = await answer.json().catch(() => null);
  throw new RefusalError(problem?.detail ?? `${address} answered ${answer.status}.`, problem);
}
