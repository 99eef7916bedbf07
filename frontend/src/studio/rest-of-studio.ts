/** What the first picture can do without is a script of its own, fetched once. */

type Rest = typeof import("./rest");

let loading: Promise<Rest> | null = null;

export function loadRest(): Promise<Rest> {
  loading ??= import("./rest");
  return loading;
}
