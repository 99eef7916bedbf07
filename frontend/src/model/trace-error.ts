/** A document that is not a trace; the message names the place and what would be right. */
export class TraceError extends Error {
  override readonly name = "TraceError";
}
