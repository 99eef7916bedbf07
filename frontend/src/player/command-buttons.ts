/** Buttons that ask for what the table of commands offers; it also names and explains them. */
import { type Action, type Binding, bindingOf } from "../core/commands";
import { keyText } from "../core/key-text";
import type { Messages } from "../core/messages";
import { make, put } from "./dom";
import { changeIcon, ICONS, type IconName, icon } from "./icons";

export class CommandButtons {
  readonly #buttons = new Map<Binding["id"], HTMLButtonElement>();

  constructor(private readonly act: (action: Action) => void) {}

  button(id: Binding["id"]): HTMLButtonElement {
    const button = make("button", { type: "button", class: `button button-${id}`, part: `button-${id}` });
    button.append(icon(ICONS[id] ?? "play"));
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") !== "true") this.act(bindingOf(id).action);
    });
    this.#buttons.set(id, button);
    return button;
  }

  name(messages: Messages): void {
    for (const [id, button] of this.#buttons) {
      const keys = bindingOf(id).keys.map((key) => keyText(key, messages));
      put(button, "aria-label", messages.commands[id]);
      put(button, "title", `${messages.commands[id]} (${keys[0]})`);
    }
  }

  press(id: Binding["id"], isPressed: boolean): void {
    const button = this.#buttons.get(id);
    if (button) put(button, "aria-pressed", String(isPressed));
  }

  /** Not `disabled`: a button that takes itself out of reach loses the focus. */
  enable(id: Binding["id"], isEnabled: boolean): void {
    const button = this.#buttons.get(id);
    if (button) put(button, "aria-disabled", String(!isEnabled));
  }

  /** Another sign and another word for the same command. */
  face(id: Binding["id"], name: string, sign: IconName): void {
    const button = this.#buttons.get(id);
    if (!button) return;
    put(button, "aria-label", name);
    changeIcon(button, sign);
  }
}
