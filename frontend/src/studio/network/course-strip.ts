/** `<studio-course>`: theta0, theta1, ... with their losses; one can go back to each exactly. Event `course-visit`. */

import { html, type PropertyValues } from "lit";
import { Panel } from "../panel";
import type { Words } from "../words";
import type { Course, CoursePoint } from "./course";
import { lossMark } from "./marks";

export class StudioCourse extends Panel {
  static override properties = {
    course: { attribute: false },
    words: { attribute: false },
  };

  declare course: Course;
  declare words: Words;

  protected override render(): unknown {
    const { course, words } = this;
    return html`<ol class="course" aria-label=${words.network.course}>
      ${course.points.map((point, i) => this.#point(point, i))}
    </ol>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has("course")) return;
    const [list, here] = [this.querySelector("ol"), this.querySelector<HTMLElement>("[aria-current=step]")];
    if (list && here) list.scrollLeft = here.offsetLeft - list.clientWidth / 2;
  }

  #point({ loss }: CoursePoint, i: number): unknown {
    const isHere = i === this.course.at;
    return html`<li>
      <button
        type="button"
        class="quiet point"
        data-point=${i}
        aria-current=${isHere ? "step" : "false"}
        @click=${() => this.tell("course-visit", i)}
      >
        <span class="hidden">${this.words.network.goTo}</span>
        <span><i>θ</i><sup>${i}</sup></span>
        ${lossMark(`course${i}`, loss)}
      </button>
    </li>`;
  }
}

customElements.define("studio-course", StudioCourse);
