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
    @toggle=${(event: Event) => onToggle((event.currentTarget as HTMLDetailsElement).open)}
  >
    <summary><h2 class="panel-title">${title}</h2></summary>
    ${isOpen ? content() : ""}
  </details>`;
}
