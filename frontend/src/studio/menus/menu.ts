/** `<studio-menu>`: a button with a short list of choices. Event `menu-choose` with the id of the choice. */

import { html, nothing } from "lit";
import { Panel } from "../panel";

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly isChosen?: boolean;
  /** A file to fetch instead of something to do. */
  readonly href?: string;
  readonly download?: string;
}

let menus = 0;

class StudioMenu extends Panel {
  static override properties = {
    label: { attribute: false },
    face: { attribute: false },
    choices: { attribute: false },
    isDisabled: { attribute: false },
    isOpen: { state: true },
  };

  /** What the button is called. */
  declare label: string;
  /** What the button shows; its label where nothing is given. */
  declare face: unknown;
  declare choices: readonly Choice[];
  declare isDisabled: boolean;
  declare isOpen: boolean;

  readonly #id = `menu-${++menus}`;

  constructor() {
    super();
    this.label = "";
    this.face = null;
    this.choices = [];
    this.isDisabled = false;
    this.isOpen = false;
  }

  protected override render(): unknown {
    return html`
      <button
        type="button"
        class="quiet"
        aria-haspopup="menu"
        aria-expanded=${this.isOpen ? "true" : "false"}
        aria-controls=${this.#id}
        aria-label=${this.#name}
        title=${this.label}
        popovertarget=${this.#id}
        ?disabled=${this.isDisabled}
        @keydown=${this.#openByKey}
      >
        ${this.face ?? this.label}
      </button>
      <div
        id=${this.#id}
        class="menu"
        role="menu"
        aria-label=${this.label}
        popover="auto"
        @beforetoggle=${this.#place}
        @toggle=${this.#toggled}
        @keydown=${this.#move}
      >
        ${this.choices.map((choice) => this.#item(choice))}
      </div>
    `;
  }

  /** What the button shows is a part of its name, so that it can be called by it. */
  get #name(): string | typeof nothing {
    if (this.face === null) return nothing;
    return typeof this.face === "string" ? `${this.face} · ${this.label}` : this.label;
  }

  #item({ id, label, isChosen, href, download }: Choice): unknown {
    const role = isChosen === undefined ? "menuitem" : "menuitemradio";
    const checked = isChosen === undefined ? "false" : String(isChosen);
    const choose = () => this.#choose(id);
    if (href !== undefined) {
      return html`<a role="menuitem" tabindex="-1" href=${href} download=${download ?? ""} data-choice=${id} @click=${choose}
        >${label}</a
      >`;
    }
    return html`<button
      type="button"
      tabindex="-1"
      role=${role}
      aria-checked=${role === "menuitemradio" ? checked : nothing}
      data-choice=${id}
      @click=${choose}
    >
      ${label}
    </button>`;
  }

  get #list(): HTMLElement {
    return this.querySelector("[popover]") as HTMLElement;
  }

  get #items(): HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>("[role^=menuitem]")];
  }

  #choose(id: string): void {
    this.#list.hidePopover();
    this.tell("menu-choose", id);
  }

  #place(event: Event): void {
    if ((event as ToggleEvent).newState !== "open") return;
    const { bottom, right } = this.getBoundingClientRect();
    this.#list.style.setProperty("--top", `${Math.round(bottom + 6)}px`);
    this.#list.style.setProperty("--right", `${Math.max(8, Math.round(window.innerWidth - right))}px`);
  }

  #toggled(event: Event): void {
    this.isOpen = (event as ToggleEvent).newState === "open";
    if (!this.isOpen) return;
    const items = this.#items;
    (items.find((item) => item.getAttribute("aria-checked") === "true") ?? items[0])?.focus();
  }

  #openByKey(event: KeyboardEvent): void {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    this.#list.showPopover();
  }

  #move(event: KeyboardEvent): void {
    const items = this.#items;
    const at = items.indexOf(document.activeElement as HTMLElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    event.stopPropagation();
    if (event.key === "Tab") this.#list.hidePopover();
    if (next === undefined) return;
    event.preventDefault();
    items[(next + items.length) % items.length]?.focus();
  }
}

customElements.define("studio-menu", StudioMenu);
