/**
 * The lecture line by line: for each formula and remark of the notes, each figure, and each thing the lecture leaves
 * out, the address of a moment that shows it. `docs/lecture.md` has all such moments, with their tests.
 */

/** How a note reads: its formula, or by language tag the remark. */
type NoteText = string | Readonly<Record<string, string>>;

interface Note {
  readonly text: NoteText;
  readonly address: string;
}

const network = (step: number, view = "network") => `#preset=lecture-network&step=${step}&view=${view}&sample=1`;
const graph = (step: number) => `#preset=lecture-network&step=${step}&view=graph`;
const fragment = (step: number, view = "") => `#preset=neuron-fragment&step=${step}${view}`;

/** In the order of the notes. */
export const NOTES: readonly Note[] = [
  { text: "θ = {w₁, w₂, …, b₁, b₂, …},  θᵗ⁺¹ ← θᵗ − η ∇L(θᵗ)", address: network(75) },
  {
    text: { en: "How to compute ∇L quickly", "zh-Hans": "怎样快速算出 ∇L", "zh-Hant": "怎樣快速算出 ∇L" },
    address: network(71, "reversed"),
  },
  { text: "dz/ds = ∂z/∂x · dx/ds + ∂z/∂y · dy/ds", address: "#preset=chain-case-2&step=7" },
  { text: "∂L/∂w = Σₙ ∂Cⁿ/∂w", address: "#preset=two-samples&step=27" },
  { text: "z = x₁w₁ + x₂w₂ + b", address: network(4) },
  { text: "∂Cⁿ/∂w = ∂Cⁿ/∂z · ∂z/∂w", address: network(75) },
  {
    text: {
      en: "The forward pass gives z and ∂z/∂w",
      "zh-Hans": "前向传播给出 z 和 ∂z/∂w",
      "zh-Hant": "前向傳播給出 z 和 ∂z/∂w",
    },
    address: network(1),
  },
  {
    text: {
      en: "The backward pass gives ∂Cⁿ/∂z",
      "zh-Hans": "反向传播给出 ∂Cⁿ/∂z",
      "zh-Hant": "反向傳播給出 ∂Cⁿ/∂z",
    },
    address: network(71),
  },
  { text: "∂C/∂z = ∂C/∂a · ∂a/∂z", address: fragment(17) },
  { text: "∂a/∂z = σ′(z) = σ(z)(1 − σ(z))", address: network(5) },
  { text: "∂C/∂a = ∂C/∂z′ · ∂z′/∂a + ∂C/∂z″ · ∂z″/∂a", address: fragment(16) },
  {
    text: {
      en: "∂Cⁿ/∂z′ and ∂Cⁿ/∂z″ are there already",
      "zh-Hans": "∂Cⁿ/∂z′ 和 ∂Cⁿ/∂z″ 已经算出",
      "zh-Hant": "∂Cⁿ/∂z′ 和 ∂Cⁿ/∂z″ 已經算出",
    },
    address: network(60),
  },
  { text: "∂z′/∂a = w₃,  ∂z″/∂a = w₄", address: fragment(14) },
  { text: "∂Cⁿ/∂z = σ′(z) [w₃ ∂Cⁿ/∂z′ + w₄ ∂Cⁿ/∂z″]", address: network(71) },
  {
    text: {
      en: "A forward pass the other way round",
      "zh-Hans": "相当于反向的一次前向传播",
      "zh-Hant": "相當於反向的一次前向傳播",
    },
    address: network(47, "reversed"),
  },
  { text: "∂Cⁿ/∂z′ = ∂y₁/∂z′ · ∂Cⁿ/∂y₁", address: network(51) },
];

/** From figure 1. */
export const FIGURES: readonly string[] = [
  network(75),
  "#preset=chain-case-2&step=7",
  "#preset=lecture-network&step=11&view=graph",
  network(75),
  network(4),
  network(1),
  network(2),
  fragment(5),
  fragment(11),
  fragment(17),
  network(71, "reversed"),
  network(51),
  network(61, "reversed"),
  "#preset=lecture-network&step=44&view=reversed&sample=1&order=left",
  network(71, "reversed"),
  network(49, "both"),
];

/** What the lecture leaves out, in the order of `docs/lecture.md`. */
export const LEFT_OUT: readonly string[] = [
  "#preset=softmax-squares&step=14&view=graph",
  graph(13),
  network(47),
  graph(10),
  "#preset=mazur&step=55&view=network&sample=1",
];

export function noteText({ text }: Note, tag: string): string {
  return typeof text === "string" ? text : (text[tag] ?? text.en ?? "");
}
