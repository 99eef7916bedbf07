/**
 * Asks for a number before the trace computes it, says of a wrong answer which mistake it comes from, and lets the trace
 * show the right one. It knows the answer; it writes none that has not been computed on the stage.
 */
import { formatNumber } from "../../core/format";
import { gatheredIn } from "../../core/gathered";
import type { Messages } from "../../core/messages";
import { gradientText, plainName } from "../../core/name";
import { isMeant, judge, readAnswer, sizesOf } from "../../core/quiz/answer";
import { type AskedQuestion, askedIn, openQuestion, placeOf } from "../../core/quiz/asked";
import { type Mistake, rightAnswer } from "../../core/quiz/mistakes";
import { originsOf, RULES, ruleOf, waysTo } from "../../core/quiz/rules";
import type { Scene, SceneNode } from "../../model/types";
import type { Answered, QuestionCardView, QuestionState, QuestionTargets } from "../shared/question";
import { writeRich } from "../shared/rich";
import { keep, resultsOf } from "./results";
import { type QuizWords, quizWordsIn } from "./words";

/** The step after which somebody could have taken the weights: half the gradient. */
const LEARNING_RATE = 0.5;
/** So long it is said that an answer was right. */
const TOLD_MS = 4000;

export class QuestionCard implements QuestionCardView {
  readonly element = document.createElement("form");
  readonly told = document.createElement("div");
  private readonly words = paragraph("question-words");
  private readonly field = document.createElement("input");
  private readonly choices = document.createElement("span");
  private readonly check = button("submit");
  private readonly show = button("button");
  private readonly verdict = paragraph("question-verdict");
  private now: QuestionState | null = null;
  private asked: AskedQuestion | null = null;
  private mistakes: Mistake[] = [];
  private tries = 0;
  private telling: ReturnType<typeof setTimeout> | null = null;
  /** Where the keyboard was before the first of the questions that follow each other. */
  private before: Element | null;

  constructor(private readonly targets: QuestionTargets) {
    const { element, field, verdict, show } = this;
    this.before = targets.before;
    element.className = "question";
    element.part.add("question");
    element.hidden = true;
    element.noValidate = true;
    verdict.setAttribute("role", "status");
    this.told.className = "question-told";
    this.told.part.add("question-told");
    this.told.setAttribute("role", "status");
    this.told.hidden = true;
    field.className = "question-answer";
    field.inputMode = "decimal";
    field.autocomplete = "off";
    this.choices.className = "question-choices";
    const row = document.createElement("span");
    row.className = "question-row";
    row.append(field, this.choices, this.check, show);
    element.append(this.words, row, verdict);
    element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.answer(field.value);
    });
    show.addEventListener("click", () => this.finish("", false));
  }

  draw(state: QuestionState): void {
    const { open, messages } = state;
    const isOther = open?.key !== this.asked?.key || state.scene !== this.now?.scene;
    const isRetold = isOther || messages !== this.now?.messages;
    if (state.scene !== this.now?.scene) this.hush();
    const isFirst = this.now === null;
    this.now = state;
    if (!isRetold) return;
    if (this.asked === null && !isFirst) this.before = document.activeElement;
    if (open === null && this.element.matches(":focus-within")) this.giveBackFocus();
    this.asked = open;
    this.element.hidden = open === null;
    if (!open) return;
    if (isOther) this.begin();
    this.tell(open, state.scene, messages);
  }

  private begin(): void {
    this.mistakes = [];
    this.tries = 0;
    this.field.value = "";
    this.verdict.textContent = "";
    // Whoever steps by keys goes on by keys: into the field, and from it on to the next step.
    requestAnimationFrame(() => (this.field.hidden ? this.choices.querySelector("button") : this.field)?.focus());
  }

  /** To where the keyboard was, such as a tour's button for what comes next; a film that was left is not gone back to. */
  private giveBackFocus(): void {
    const { before } = this;
    if (!(before instanceof HTMLElement) || before.matches("chain-rule")) return;
    requestAnimationFrame(() => this.element.hidden && before.focus({ preventScroll: true }));
  }

  private tell(asked: AskedQuestion, scene: Scene, { tag }: Messages): void {
    const quiz = quizWordsIn(tag);
    const ask = {
      gradient: quiz.numberOf,
      sign: quiz.signOf,
      size: quiz.sizeOf,
      rule: quiz.ruleOf,
      edge: quiz.edgeOf,
    }[asked.form];
    writeRich(this.words, ask(nameOf(asked, scene, quiz)));
    this.field.setAttribute("aria-label", quiz.answer);
    this.check.textContent = quiz.check;
    this.show.textContent = quiz.showMe;
    const isWritten = asked.form === "gradient";
    this.field.hidden = !isWritten;
    this.check.hidden = !isWritten;
    this.choices.hidden = isWritten;
    this.choices.replaceChildren(...this.choicesOf(asked, quiz).map(([text, answer]) => this.choice(text, answer)));
  }

  private choicesOf({ form, key, question }: AskedQuestion, quiz: QuizWords): readonly (readonly [string, string])[] {
    const right = this.now ? rightAnswer(this.now.numbers, question) : null;
    if (form === "sign")
      return [
        [quiz.negative, "-1"],
        [quiz.zero, "0"],
        [quiz.positive, "1"],
      ];
    if (form === "rule") return RULES.map((rule) => [quiz.rules[rule], rule]);
    if (form === "edge" && this.now) {
      const { scene } = this.now;
      return originsOf(scene, question).map(({ node }) => [quiz.from(nameAt(scene, node)), String(node)]);
    }
    if (form === "size" && right !== null)
      return sizesOf(right, key).map((size) => [formatNumber(size, 2), String(size)]);
    return [];
  }

  private choice(text: string, answer: string): HTMLButtonElement {
    const made = button("button");
    made.textContent = text;
    made.addEventListener("click", () => this.answer(answer));
    return made;
  }

  private answer(text: string): void {
    const { now, asked } = this;
    if (!now || !asked) return;
    const quiz = quizWordsIn(now.messages.tag);
    if (asked.form === "rule" || asked.form === "edge") {
      this.tries += 1;
      if (isRightChoice(text, asked, now.scene)) this.finish(text, true);
      else this.say(quiz.wrong(""));
      return;
    }
    const written = readAnswer(text);
    if (!written) {
      this.say(quiz.noNumber);
      return;
    }
    this.tries += 1;
    const right = rightAnswer(now.numbers, asked.question) ?? 0;
    if (asked.form === "sign" && written.value === Math.sign(right)) this.finish(text, true);
    else if (asked.form === "size" && isMeant(written, Math.abs(right))) this.finish(text, true);
    else if (asked.form === "gradient") this.weigh(text, asked, now);
    else this.say(quiz.wrong(""));
  }

  private weigh(text: string, asked: AskedQuestion, { scene, numbers, messages }: QuestionState): void {
    const written = readAnswer(text);
    if (!written) return;
    const judgement = judge(written, scene, numbers, asked.question, LEARNING_RATE);
    if (judgement.kind === "right") {
      this.finish(text, true);
      return;
    }
    const [mistake] = judgement.mistakes;
    if (mistake) this.mistakes.push(mistake);
    this.element.dataset.mistake = mistake ?? "unknown";
    const quiz = quizWordsIn(messages.tag);
    this.say(quiz.wrong(mistake ? quiz.mistakes[mistake] : ""));
    this.field.select();
  }

  private finish(answer: string, right: boolean): void {
    if (!this.asked) return;
    delete this.element.dataset.mistake;
    const { asked, mistakes, tries, now } = this;
    const how = { key: asked.key, answer, right, mistakes, tries };
    if (now) keep(now.scene.id, how, asked.form === "rule" ? ruleOf(now.scene, asked.question) : null);
    this.targets.answered(how);
    if (this.now) this.tellResult(how, this.now);
  }

  chooseEdge(edge: number): void {
    const { now, asked } = this;
    const consumer = now?.scene.edges[edge]?.consumer;
    if (!now || asked?.form !== "edge" || consumer === undefined) return;
    const isRight = waysTo(now.scene, asked.question).some(({ index }) => index === edge);
    this.answer(isRight ? String(gatheredIn(now.scene, consumer)) : "");
  }

  /** That it was right, and at the end how many were. */
  private tellResult({ right }: Answered, { scene, quiz: now, messages }: QuestionState): void {
    const quiz = quizWordsIn(messages.tag);
    const isOver = now.answered.length > 1 && openQuestion(scene, now) === null;
    const results = resultsOf(scene.id).filter(({ key }) => now.answered.includes(key));
    const atOnce = results.filter((each) => each.right && each.tries === 1).length;
    const said = right ? quiz.right : quiz.shown;
    this.told.replaceChildren(isOver ? `${said} ${quiz.summary(atOnce, results.length)} ` : said);
    this.told.classList.toggle("is-right", right);
    if (isOver) this.told.append(this.copyButton(results, scene, quiz), this.closeButton(quiz));
    this.told.hidden = false;
    if (this.telling !== null) clearTimeout(this.telling);
    this.telling = isOver ? null : setTimeout(() => this.hush(), TOLD_MS);
  }

  private hush(): void {
    this.told.hidden = true;
    this.told.replaceChildren();
  }

  private copyButton(results: readonly Answered[], scene: Scene, quiz: QuizWords): HTMLButtonElement {
    const made = button("button");
    made.textContent = quiz.copy;
    made.addEventListener("click", () => {
      const lines = results.map((each) => lineOf(each, scene, quiz));
      void navigator.clipboard?.writeText(lines.join("\n")).then(() => {
        made.textContent = quiz.copied;
      });
    });
    return made;
  }

  private closeButton(quiz: QuizWords): HTMLButtonElement {
    const made = button("button");
    made.textContent = "✕";
    made.setAttribute("aria-label", quiz.close);
    made.addEventListener("click", () => this.hush());
    return made;
  }

  private say(text: string): void {
    writeRich(this.verdict, text);
  }
}

function isRightChoice(answer: string, { form, question }: AskedQuestion, scene: Scene): boolean {
  if (form === "rule") return answer === ruleOf(scene, question);
  return originsOf(scene, question).some(({ node, isRight }) => isRight && String(node) === answer);
}

function nameAt(scene: Scene, index: number): string {
  const node = scene.nodes[index];
  return node ? plainName(node) : "";
}

/** One result as a line: what was asked, how often somebody tried, which mistakes were made. */
function lineOf({ key, right, tries, mistakes }: Answered, scene: Scene, quiz: QuizWords): string {
  const asked = askedIn(scene, key);
  const made = [...new Set(mistakes)].map((mistake) => quiz.mistakes[mistake]).join(" ");
  return [asked ? nameOf(asked, scene, quiz) : key, right ? quiz.tries(tries) : quiz.wasShown, made]
    .filter(Boolean)
    .join(" · ");
}

function nameOf({ question, node }: AskedQuestion, scene: Scene, quiz: QuizWords): string {
  const source = scene.nodes[node];
  const whole = source ? gradientText(scene, source) + elementText(scene, source, question.cell) : "";
  const from = question.quantity === "amount" ? scene.nodes[scene.edges[question.index]?.consumer ?? -1] : undefined;
  return from ? quiz.contribution(whole, plainName(from)) : whole;
}

/** `[2, 1]` for the second row and the first column of an array; nothing for a number. */
function elementText(scene: Scene, node: SceneNode, cell: number | undefined): string {
  return cell === undefined ? "" : ` [${placeOf(scene, node, cell).join(", ")}]`;
}

function paragraph(name: string): HTMLParagraphElement {
  const made = document.createElement("p");
  made.className = name;
  return made;
}

function button(type: "submit" | "button"): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = type;
  made.className = "question-button";
  return made;
}
