/** The table twin beside the stage: opened and closed over it, and drawn while somebody may be reading it. */
import type { Frame } from "../core/frame";
import type { Messages } from "../core/messages";
import type { Scene } from "../model/types";
import { TableView } from "../views/table/table-view";
import { make, put } from "./dom";

export class TableRoom {
  readonly element = make("div", { class: "table-room hidden", role: "group", tabindex: "-1" });
  #table: TableView | null = null;
  #isShown = false;

  load(scene: Scene | null): void {
    this.#table = scene && new TableView(scene);
    this.element.replaceChildren(...(this.#table ? [this.#table.element] : []));
  }

  focus(): void {
    this.element.focus({ preventScroll: true });
  }

  name(messages: Messages): void {
    put(this.element, "aria-label", messages.table);
  }

  draw(frame: Frame, messages: Messages, isShown: boolean): void {
    if (isShown !== this.#isShown) {
      this.#isShown = isShown;
      this.element.classList.toggle("hidden", !isShown);
      this.element.tabIndex = isShown ? 0 : -1;
    }
    if (frame.isAtRest || this.#isShown) this.#table?.draw(frame, messages);
  }
}
