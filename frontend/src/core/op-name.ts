/** What an op is called: words, where the op table has a name for programs. */

/** `power` for power_n, `leaky relu` for leaky_relu. */
export function opName(op: string): string {
  return op.replace(/_n$/, "").replaceAll("_", " ");
}
