/** What an element says, its small figures as letters that stand low and high by themselves: `∂C/∂a₁`. */

const LOW: Readonly<Record<string, string>> = Object.fromEntries(
  [..."0123456789+-=()"].map((c, i) => [c, [..."₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"][i] ?? c]),
);
const HIGH: Readonly<Record<string, string>> = Object.fromEntries(
  [..."0123456789+-=()"].map((c, i) => [c, [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾"][i] ?? c]),
);

export function plainText(element: Element): string {
  return [...element.childNodes]
    .map((child) => (child instanceof Element ? pieceOf(child) : (child.textContent ?? "")))
    .join("");
}

function pieceOf(element: Element): string {
  const text = plainText(element);
  const tag = element.tagName.toLowerCase();
  if (tag === "sub") return written(text, LOW, "_");
  return tag === "sup" ? written(text, HIGH, "^") : text;
}

function written(text: string, letters: Readonly<Record<string, string>>, sign: string): string {
  const found = [...text].map((char) => letters[char]);
  return found.every((each) => each !== undefined) ? found.join("") : `${sign}${text}`;
}
