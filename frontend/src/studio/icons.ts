/** The studio's few signs, drawn as strokes in a square of 20. */

import { html, svg, type TemplateResult } from "lit";
import type { Theme } from "./theme";

function sign(paths: TemplateResult): TemplateResult {
  return html`<svg viewBox="0 0 20 20" aria-hidden="true">${paths}</svg>`;
}

const moon = sign(svg`<path d="M16 12.2A6.8 6.8 0 0 1 7.8 4a6.8 6.8 0 1 0 8.2 8.2z" />`);
const sun = sign(
  svg`<circle cx="10" cy="10" r="3.4" /><path d="M10 1.8v2M10 16.2v2M1.8 10h2M16.2 10h2M4.2 4.2l1.4 1.4M14.4 14.4l1.4 1.4M4.2 15.8l1.4-1.4M14.4 5.6l1.4-1.4" />`,
);
const screen = sign(svg`<path d="M2.5 4h15M3.5 4v9h13v-9M10 13v2.5M6.5 17.5l3.5-2 3.5 2" />`);
const half = sign(
  svg`<circle cx="10" cy="10" r="6.6" /><path d="M10 3.4v13.2a6.6 6.6 0 0 0 0-13.2z" fill="currentColor" />`,
);

export const THEME_ICONS: Readonly<Record<Theme, TemplateResult>> = {
  auto: half,
  light: sun,
  dark: moon,
  projector: screen,
};

export const helpIcon = sign(
  svg`<circle cx="10" cy="10" r="7.6" /><path d="M7.9 8a2.2 2.2 0 1 1 3.1 2c-.7.35-1 .7-1 1.5M10 14.1v.1" />`,
);

/** The flag under a node, which holds its gradient. */
export const flagIcon = sign(svg`<path d="M2 10l4-5h12v10H6z" />`);

export const menuIcon = sign(svg`<path d="M3.5 5.5h13M3.5 10h13M3.5 14.5h13" />`);
export const closeIcon = sign(svg`<path d="M5 5l10 10M15 5L5 15" />`);
