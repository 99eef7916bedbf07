/** How one's own text was understood: what was found out, what can be told instead, and the code of every column. */

import { html } from "lit";
import { type ColumnReading, codeOf, type Reading } from "../../core/training/reading";
import type { Words } from "../words";
import type { Description } from "./document";

type Change = (fields: Partial<Description>) => void;

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
export function readingNote(
  reading: Reading | null,
  description: Description,
  { training }: Words,
  change: Change,
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

function columns(reading: Reading, description: Description, { read }: Words["training"], change: Change): unknown {
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
