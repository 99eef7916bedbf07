/** `<training-own-data>`: one's own points, pasted, dropped as a file or chosen. Event `own-data` with what changed. */

import { html } from "lit";
import { type ColumnReading, codeOf, type Reading } from "../../core/training/reading";
import { Panel } from "../panel";
import type { Words } from "../words";
import type { Description } from "./document";
import { fileText } from "./file-text";

const UTF_8 = "utf-8";
const TYPING_PAUSE_MS = 400;
const TASKS = ["auto", "classes", "regression"] as const;

class TrainingOwnData extends Panel {
  static override properties = {
    description: { attribute: false },
    reading: { attribute: false },
    words: { attribute: false },
    isOver: { state: true },
    encoding: { state: true },
  };

  declare description: Description;
  /** How the text was understood; null where it could not be. */
  declare reading: Reading | null;
  declare words: Words;
  /** Is a file held over the field? */
  declare isOver: boolean;
  /** What the file was read as. */
  declare encoding: string;

  /** The columns that were read last, so that another label can be chosen where the one that is cannot be. */
  #names: readonly string[] = [];
  #typing: ReturnType<typeof setTimeout> | null = null;

  protected override render(): unknown {
    const { description, words } = this;
    const { training } = words;
    return html`
      <textarea
        class="own-text ${this.isOver ? "over" : ""}"
        rows="5"
        spellcheck="false"
        aria-label=${training.ownData}
        placeholder=${"x,y,kind\n1.0,2.5,oak\n-2.0,0.5,elm\n…"}
        .value=${description.text ?? ""}
        @input=${this.#type}
        @dragover=${(event: DragEvent) => {
          event.preventDefault();
          this.isOver = true;
        }}
        @dragleave=${() => {
          this.isOver = false;
        }}
        @drop=${this.#drop}
      ></textarea>
      <p class="hint">${training.ownDataHint}</p>
      ${this.encoding === undefined || this.encoding === UTF_8 ? "" : html`<p class="hint">${training.read.encoding(this.encoding)}</p>`}
      <div class="row">
        <label class="named">
          <span>${training.label}</span>
          <select @change=${(event: Event) => this.#tell({ label: (event.target as HTMLSelectElement).value })}>
            <option value="" ?selected=${!description.label}>${training.lastColumn}</option>
            ${this.#columns().map(
              (name) => html`<option value=${name} ?selected=${name === description.label}>${name}</option>`,
            )}
          </select>
        </label>
        <label class="named">
          <span>${training.task}</span>
          <select @change=${(event: Event) => this.#tell({ task: (event.target as HTMLSelectElement).value })}>
            ${TASKS.map(
              (task) =>
                html`<option value=${task} ?selected=${task === (description.task ?? "auto")}>${training.tasks[task]}</option>`,
            )}
          </select>
        </label>
      </div>
      ${(description.text ?? "").trim() === "" ? "" : readingNote(this.reading, description, words, (fields) => this.#tell(fields))}
      <label class="quiet small file">
        ${training.chooseFile}
        <input type="file" accept=".csv,.tsv,.txt,text/csv,text/plain" class="hidden" @change=${this.#chosen} />
      </label>
    `;
  }

  /** The names of the columns, and the label that was chosen before. */
  #columns(): readonly string[] {
    this.#names = this.reading?.columns.map(({ name }) => name) ?? this.#names;
    const { label } = this.description;
    return label && !this.#names.includes(label) ? [label, ...this.#names] : this.#names;
  }

  #type(event: Event): void {
    const text = (event.target as HTMLTextAreaElement).value;
    if (this.#typing !== null) clearTimeout(this.#typing);
    this.encoding = UTF_8;
    this.#typing = setTimeout(() => this.#tell({ text }), TYPING_PAUSE_MS);
  }

  #drop(event: DragEvent): void {
    this.isOver = false;
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void this.#read(file);
  }

  #chosen(event: Event): void {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    if (file) void this.#read(file);
    field.value = "";
  }

  async #read(file: File): Promise<void> {
    const { text, encoding } = fileText(await file.arrayBuffer(), this.words.tag);
    this.encoding = encoding;
    this.#tell({ text, label: "", leave_out: [] });
  }

  #tell(fields: Partial<Description>): void {
    this.tell<Partial<Description>>("own-data", fields);
  }
}

customElements.define("training-own-data", TrainingOwnData);

// How one's own text was understood: what was found out, what can be told instead, and the code of every column.

type DescriptionChange = (fields: Partial<Description>) => void;

/** Names of one setting, by value; `found` is what stands for `auto`. */
function choice(
  label: string,
  names: Readonly<Record<string, string>>,
  chosen: string,
  found: string | null,
  change: (value: string) => void,
): unknown {
  const auto = found === null ? `${names.auto} …` : `${names.auto}: ${names[found] ?? found}`;
  return html`<label>
    <span>${label}</span>
    <select @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}>
      ${Object.entries(names).map(
        ([value, name]) =>
          html`<option value=${value} ?selected=${value === chosen}>${value === "auto" ? auto : name}</option>`,
      )}
    </select>
  </label>`;
}

/** The three settings, and what they came to where the text could be read. */
function readingNote(
  reading: Reading | null,
  description: Description,
  { training }: Words,
  change: DescriptionChange,
): unknown {
  const { read } = training;
  const { delimiter = "auto", decimal = "auto", header = "auto" } = description;
  const hasHeader = reading === null ? null : reading.headerLine > 0 ? "yes" : "no";
  return html`<section class="reading" aria-label=${training.understood}>
    <p class="understood"><b>${training.understood}</b> ${reading === null ? "–" : summary(reading, read)}</p>
    <div class="told">
      ${choice(read.delimiter, read.delimiters, delimiter, reading?.delimiter ?? null, (value) => change({ delimiter: value }))}
      ${choice(read.decimal, read.decimals, decimal, reading?.decimal ?? null, (value) => change({ decimal: value }))}
      ${choice(read.header, read.headers, header, hasHeader, (value) => change({ header: value }))}
    </div>
    ${reading === null ? "" : columns(reading, description, training, change)}
  </section>`;
}

function summary(reading: Reading, read: Words["training"]["read"]): string {
  const { commentLines, hasByteOrderMark } = reading;
  return [
    read.points(reading.points),
    read.headerAt(reading.headerLine),
    ...(commentLines.length > 0 ? [read.comments(commentLines.join(", "), commentLines.length)] : []),
    ...(hasByteOrderMark ? [read.mark] : []),
  ].join(" · ");
}

function columns(
  reading: Reading,
  description: Description,
  { read }: Words["training"],
  change: DescriptionChange,
): unknown {
  const leftOut = description.leave_out ?? [];
  return html`<ul class="read-columns" aria-label=${read.columns}>
    ${reading.columns.map(
      (column) => html`<li>
        ${
          column.role === "label"
            ? html`<span class="column"><b>${column.name}</b></span>`
            : html`<label class="column check">
                <input
                  type="checkbox"
                  aria-label=${read.use(column.name)}
                  .checked=${column.role === "input"}
                  @change=${(event: Event) => {
                    const isUsed = (event.target as HTMLInputElement).checked;
                    const others = leftOut.filter((name) => name !== column.name);
                    change({ leave_out: isUsed ? others : [...others, column.name] });
                  }}
                />${column.name}
              </label>`
        }
        <span class="code">${codeText(column, read)}</span>
      </li>`,
    )}
  </ul>`;
}

function codeText(column: ColumnReading, read: Words["training"]["read"]): unknown {
  const { role, words } = column;
  if (role === "left out") return read.leftOut;
  const code = codeOf(column).map(([word, numbers]) => html`<span>${word} <i>→ ${numbers}</i></span>`);
  const what = role === "label" ? `${read.isLabel}, ${words.length > 0 ? read.classes : read.values}` : read.numbers;
  return role === "input" && words.length > 0 ? code : html`<span>${what}</span>${code}`;
}
