/** Do on a training what its panels ask for. */

import type { TrainingDocument } from "./document";
import type { TrainingTab } from "./tab";

/** What has to be told to whoever holds the tab. */
export interface TrainingNews {
  /** A training that had steps behind it begins anew. */
  readonly onAnew: () => void;
  readonly onUnreadable: () => void;
  readonly onProblem: (error: unknown) => void;
  /** Before something else comes onto the stage. */
  readonly onTurn: () => void;
}

export function listenToTraining(host: EventTarget, tab: TrainingTab, news: TrainingNews): void {
  const { trainer } = tab;
  const on = <T>(type: string, act: (detail: T) => unknown) =>
    host.addEventListener(`training-${type}`, (event) => void act((event as CustomEvent<T>).detail));
  on<TrainingDocument>("edit", (document) => {
    if (trainer.state.step > 0) news.onAnew();
    return trainer.edit(document);
  });
  on("own-samples", () => trainer.toOwnSamples());
  on<number>("end", (steps) => trainer.end(steps));
  on<number>("more", (steps) => trainer.end(steps, true));
  on("retry", () => trainer.retry());
  on("train", () => trainer.train());
  on("pause", () => trainer.pause());
  on("step", () => trainer.step());
  on("stop", () => trainer.goTo(0));
  on<number>("go", (step) => trainer.goTo(step));
  on<number | null>("pace", (pace) => trainer.setPace(pace));
  on<number | null>("take", (samples) => tab.take(samples));
  on("film", () => {
    news.onTurn();
    return tab.showFilm("network").catch(news.onProblem);
  });
  on("back", () => {
    news.onTurn();
    return tab.showBench();
  });
  on("next", () => tab.next().catch(news.onProblem));
  on("save", () => tab.save());
  on<string>("load", (text) => {
    news.onTurn();
    if (!tab.load(text)) news.onUnreadable();
  });
}
