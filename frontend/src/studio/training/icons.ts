/** The signs on the buttons of a training, drawn in a square of 20. */

import { html, svg, type TemplateResult } from "lit";

function sign(paths: TemplateResult): TemplateResult {
  return html`<svg viewBox="0 0 20 20" aria-hidden="true">${paths}</svg>`;
}

export const trainIcon = sign(svg`<path d="M6 3.6v12.8L16.4 10z" fill="currentColor" />`);
export const pauseIcon = sign(svg`<path d="M6 4h2.6v12H6zM11.4 4H14v12h-2.6z" fill="currentColor" />`);
export const stepIcon = sign(svg`<path d="M4.5 4.6v10.8L12.6 10z" fill="currentColor" /><path d="M15 4.4v11.2" />`);
export const stopIcon = sign(svg`<path d="M15.5 4.6v10.8L7.4 10z" fill="currentColor" /><path d="M5 4.4v11.2" />`);
