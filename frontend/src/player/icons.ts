/** The signs on the buttons, as paths in a square of 24 pixels. */
import type { Binding } from "../core/commands";
import { make, put } from "../views/shared/svg";

const PATHS = {
  play: "M8 5.5v13l10.5-6.5z",
  pause: "M7.5 5.5h3.4v13H7.5zM13.1 5.5h3.4v13h-3.4z",
  next: "M6 5.5v13l9.5-6.5zM16.5 5.5H19v13h-2.5z",
  previous: "M18 5.5v13L8.5 12zM7.5 5.5H5v13h2.5z",
  loop: "M7 7h8.5V4l4.5 4-4.5 4V9H9v4H7zM17 17H8.5v3L4 16l4.5-4v3H15v-4h2z",
  zoomIn: "M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z",
  zoomOut: "M5 11h14v2H5z",
  fit: "M4 4h6v2H6v4H4zM14 4h6v6h-2V6h-4zM4 14h2v4h4v2H4zM18 14h2v6h-6v-2h4z",
  table: "M4 5h16v14H4zM6 10v3h4.5v-3zM12.5 10v3H18v-3zM6 15v2h4.5v-2zM12.5 15v2H18v-2z",
  help: "M12 3.5c-3 0-5 1.9-5 4.7h2.3c0-1.6 1-2.6 2.7-2.6 1.5 0 2.6.9 2.6 2.2 0 1.1-.5 1.7-1.9 2.6-1.6 1-2.1 1.9-2 3.8v.6h2.2v-.5c0-1.1.4-1.7 1.8-2.6 1.5-.9 2.3-2.1 2.3-3.9 0-2.6-2.1-4.3-5-4.3zM10.5 17h2.7v3h-2.7z",
  more: "M5 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM12 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM19 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
} as const;

export type IconName = keyof typeof PATHS;

export const ICONS: Partial<Record<Binding["id"], IconName>> = {
  toggle: "play",
  next: "next",
  previous: "previous",
  loop: "loop",
  zoomIn: "zoomIn",
  zoomOut: "zoomOut",
  fit: "fit",
  table: "table",
  help: "help",
};

export function icon(name: IconName): SVGSVGElement {
  const element = make("svg", { viewBox: "0 0 24 24", "aria-hidden": "true", class: "icon" });
  make("path", { d: PATHS[name], "fill-rule": "evenodd" }, element);
  return element;
}

export function changeIcon(element: Element, name: IconName): void {
  const path = element.querySelector("path");
  if (path) put(path, "d", PATHS[name]);
}
