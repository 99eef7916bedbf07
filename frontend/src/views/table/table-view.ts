/** The graph's twin as a table: every node with its op, value and gradient at this moment. */
import type { Frame, NodeFrame } from "../../core/frame";
import type { Messages } from "../../core/messages";
import { gradientText, plainName } from "../../core/name";
import type { Scene, SceneNode } from "../../model/types";
import { describeGradient, describeValue, operationOf } from "../shared/describe";
import { writeRich } from "../shared/rich";

interface TableRow {
  readonly element: HTMLTableRowElement;
  readonly op: HTMLElement;
  readonly value: HTMLElement;
  readonly gradient: HTMLElement;
}

export class TableView {
  readonly element = document.createElement("table");
  readonly #caption = this.element.createCaption();
  readonly #heads: readonly HTMLTableCellElement[];
  readonly #rows: readonly TableRow[];
  readonly #drawn: (readonly unknown[])[];

  constructor(private readonly scene: Scene) {
    this.element.className = "table";
    const head = this.element.createTHead().insertRow();
    this.#heads = Array.from({ length: 4 }, () => {
      const cell = document.createElement("th");
      cell.scope = "col";
      head.append(cell);
      return cell;
    });
    const body = this.element.createTBody();
    this.#rows = scene.nodes.map((node) => rowOf(body, node));
    this.#drawn = scene.nodes.map(() => []);
  }

  draw(frame: Frame, messages: Messages): void {
    this.#setText(this.#caption, messages.table);
    const titles = [messages.node, messages.operation, messages.value, messages.gradient];
    titles.forEach((title, i) => {
      const head = this.#heads[i];
      if (head) this.#setText(head, title);
    });
    this.scene.nodes.forEach((node, i) => {
      const now = frame.nodes[i];
      if (now) this.#drawRow(node, now, messages);
    });
  }

  #drawRow(node: SceneNode, frame: NodeFrame, messages: Messages): void {
    const key = [frame.value, frame.gradient, frame.gradientState, frame.isActive, messages];
    if (key.every((each, i) => each === this.#drawn[node.index]?.[i])) return;
    this.#drawn[node.index] = key;
    const row = this.#rows[node.index];
    if (!row) return;
    row.element.classList.toggle("is-active", frame.isActive);
    this.#setText(row.op, operationOf(node, messages));
    this.#setText(row.value, frame.value ? describeValue(node, frame, messages) : "?");
    row.value.toggleAttribute("data-unknown", !frame.value);
    const gradient = describeGradient(node, frame, messages);
    this.#setText(row.gradient, frame.gradientState === "unknown" ? "?" : gradient);
    row.gradient.title = frame.gradientState === "none" ? "" : gradientText(this.scene, node);
  }

  #setText(element: HTMLElement, text: string): void {
    if (element.textContent !== text) element.textContent = text;
  }
}

function rowOf(body: HTMLTableSectionElement, node: SceneNode): TableRow {
  const element = body.insertRow();
  element.dataset.node = String(node.index);
  const name = document.createElement("th");
  name.scope = "row";
  writeRich(name, plainName(node));
  element.append(name);
  const [op, value, gradient] = [element.insertCell(), element.insertCell(), element.insertCell()];
  return { element, op, value, gradient };
}
