/** A part of the panel that is looked into when it is wanted. */

import { html } from "lit";

export interface Fold {
  readonly name: string;
  readonly title: unknown;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}

/** `content` is made only while the fold is open. */
export function fold({ name, title, isOpen, onToggle }: Fold, content: () => unknown): unknown {
  return html`<details
    class="fold"
    data-fold=${name}
    ?open=${isOpen}
    @toggle=${(event: Event) => {
      const element = event.currentTarget as HTMLDetailsElement;
      onToggle(element.open);
      if (element.open) show(element);
    }}
  >
    <summary><h2 class="panel-title">${title}</h2></summary>
    ${isOpen ? content() : ""}
  </details>`;
}

/** Bring what has been opened into view, once it has its content: the last folds open below the edge of the panel. */
function show(element: HTMLElement): void {
  requestAnimationFrame(() => requestAnimationFrame(() => element.scrollIntoView({ block: "nearest" })));
}
