/** Do on a training what its panels ask for. */

import { copyText, type Framework } from "../exports";
import { isView } from "../network/views";
import { type NoticeBoard, problemNotice } from "../notices";
import { type Problem, ProblemError, plainProblem } from "../problem";
import type { TrainingDocument } from "./document";
import type { TrainingTab } from "./tab";

interface TrainingHost {
  /** Where something can be said. */
  readonly board: NoticeBoard;
  /** Before something else comes onto the stage. */
  readonly onTurn: () => void;
}

export function listenToTraining(host: EventTarget, tab: TrainingTab, { board, onTurn }: TrainingHost): void {
  const on = <T>(type: string, act: (detail: T) => unknown) =>
    host.addEventListener(type, (event) => void act((event as CustomEvent<T>).detail));
  const refused = (error: unknown) => board.say(problemNotice(problemOf(error)));
  steer(on, tab, board);
  on<Framework>("training-code", (framework) =>
    tab
      .code(framework, document.documentElement.lang)
      .then((code) => copyText(board, code, (words) => words.codeCopied), refused),
  );
  on("training-film", () => {
    onTurn();
    return tab.showFilm("network").catch(refused);
  });
  on("training-back", () => {
    onTurn();
    return tab.showBench();
  });
  on("training-next", () => tab.next().catch(refused));
  on<string>("training-pick", (id) => {
    onTurn();
    return tab.showExample(id);
  });
  on<string>("training-load", (text) => {
    onTurn();
    if (!tab.load(text)) board.sayBriefly((words) => words.training.notATraining);
  });
  // Among the views of a network their own listener leads.
  on("view-choose", (view) => {
    const { isOpen } = tab.state;
    if (view === "training" && !isOpen) {
      onTurn();
      return tab.showBench();
    }
    if (!isView(view) || !isOpen) return null;
    onTurn();
    return tab.leave(view).catch(refused);
  });
}

type On = <T>(type: string, act: (detail: T) => unknown) => void;

/** What changes the training without leaving it. */
function steer(on: On, tab: TrainingTab, board: NoticeBoard): void {
  const { trainer } = tab;
  on<TrainingDocument>("training-edit", (document) => {
    if (trainer.state.step > 0) board.sayBriefly((words) => words.training.begunAnew);
    return trainer.edit(document);
  });
  on("training-own-samples", () => trainer.toOwnSamples());
  on<number>("training-end", (steps) => trainer.end(steps));
  on<number>("training-more", (steps) => trainer.end(steps, true));
  on("training-retry", () => trainer.retry());
  on("training-train", () => trainer.train());
  on("training-pause", () => trainer.pause());
  on("training-step", () => trainer.step());
  on("training-stop", () => trainer.goTo(0));
  on<number>("training-go", (step) => trainer.goTo(step));
  on<number | null>("training-pace", (pace) => trainer.setPace(pace));
  on<number | null>("training-take", (samples) => tab.take(samples));
  on("training-save", () => tab.save());
}

function problemOf(error: unknown): Problem {
  return error instanceof ProblemError ? error.problem : plainProblem("failed", String(error));
}
