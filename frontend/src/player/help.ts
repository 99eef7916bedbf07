/** The list of keys behind `?`, made from the table of commands. */
import { COMMANDS } from "../core/commands";
import { keyText } from "../core/key-text";
import type { Messages } from "../core/messages";
import { make } from "./dom";

export class Help {
  readonly element = make("dialog", { class: "help" });

  constructor() {
    this.element.addEventListener("click", (event) => {
      if (event.target === this.element) this.element.close();
    });
  }

  toggle(messages: Messages): void {
    if (this.element.open) {
      this.element.close();
      return;
    }
    this.#fill(messages);
    this.element.showModal();
  }

  #fill(messages: Messages): void {
    const title = make("h2", { id: "help-title" }, messages.helpTitle);
    const rows = COMMANDS.map(({ id, keys }) => {
      const names = keys.map((key) => make("kbd", {}, keyText(key, messages)));
      return make("div", {}, make("dt", {}, ...names), make("dd", {}, messages.commands[id]));
    });
    const close = make("button", { type: "button", class: "close" }, messages.close);
    close.addEventListener("click", () => this.element.close());
    const notes = [messages.helpWalk, messages.helpDrag].map((text) => make("p", {}, text));
    this.element.setAttribute("aria-labelledby", "help-title");
    this.element.replaceChildren(make("div", { class: "help-page" }, title, make("dl", {}, ...rows), ...notes, close));
  }
}
