/** `<training-picture>`: one of the pictures of a training, drawn again whenever what it shows has changed. */

import type { PropertyValues } from "lit";
import { Panel } from "../panel";

/** A picture that knows how to draw `State`. */
export interface StatePicture<State> {
  readonly element: HTMLElement;
  draw(state: State): void;
  destroy(): void;
}

export class TrainingPicture<State> extends Panel {
  static override properties = {
    make: { attribute: false },
    state: { attribute: false },
    theme: { attribute: false },
  };

  /** Called once, when the picture comes onto the page. */
  declare make: () => StatePicture<State>;
  declare state: State;
  /** Colours are read when it is drawn. */
  declare theme: string;

  #picture: StatePicture<State> | null = null;

  protected override updated(_: PropertyValues<this>): void {
    if (this.#picture === null) {
      this.#picture = this.make();
      this.append(this.#picture.element);
    }
    this.#picture.draw(this.state);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#picture?.destroy();
    this.#picture = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }
}

customElements.define("training-picture", TrainingPicture);
