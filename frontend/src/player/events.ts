/** What the player tells, as the events of the element it lives in: indices become the ids of the film. */
import type { Frame } from "../core/frame";
import type { OrderName } from "../core/network/recursion";
import type { Pointing } from "../core/view-state";
import type { Numbers, Scene } from "../model/types";
import type { Answered } from "../views/shared/question";
import type { ChainRuleApi, ChainRuleEvents, ViewName } from "./api";
import { fillScreen } from "./hall";
import type { PointingEvents } from "./pointer-input";

/** What the player tells the element it lives in. */
export interface PlayerEvents {
  time(frame: Frame): void;
  step(frame: Frame): void;
  state(): void;
  view(view: ViewName): void;
  order(order: OrderName): void;
  neuron(name: string | null): void;
  select(node: string | null): void;
  hover(at: Pointing): void;
  hall(isHall: boolean): void;
  open(node: number): void;
  answer(how: Answered): void;
  /** Other figures than those that were set are shown, as a hand on the picture wants it; null: those that were set. */
  figures(shown: Numbers | null, instead: Numbers): void;
}

export function emit<K extends keyof ChainRuleEvents>(
  element: EventTarget,
  name: K,
  detail: ChainRuleEvents[K]["detail"],
): void {
  element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

/** Something the page may do otherwise: false where it does. */
function propose<K extends keyof ChainRuleEvents>(
  element: EventTarget,
  name: K,
  detail: ChainRuleEvents[K]["detail"],
): boolean {
  return element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
}

/** `onUnable` is called where the reader moves a value with which the player cannot compute. */
export function eventsOf(
  element: ChainRuleApi & Element,
  onUnable: (node: number, value: number) => void,
): PlayerEvents & PointingEvents {
  const tell = <K extends keyof ChainRuleEvents>(name: K, detail: ChainRuleEvents[K]["detail"]) =>
    emit(element, name, detail);
  return {
    time: ({ t, span, step, active }) => tell("chainrule-time", { t, span, step, active: active?.index ?? null }),
    step: ({ step, active }) => tell("chainrule-step", { step, active: active?.index ?? null }),
    state: () => {
      const { playing, speed, loop, unit } = element;
      tell("chainrule-state", { playing, speed, loop, unit });
    },
    order: (order) => tell("chainrule-order", { order }),
    view: (view) => tell("chainrule-view", { view }),
    neuron: (neuron) => tell("chainrule-neuron", { neuron }),
    open: (node) => tell("chainrule-open", { node: idOf(element.scene, node) ?? "" }),
    answer: (how) => tell("chainrule-answer", how),
    figures: (shown, instead) => tell("chainrule-figures", { shown, instead }),
    select: (node) => tell("chainrule-select", { node }),
    hover: (at) => tell("chainrule-hover", thingOf(element.scene, at)),
    hall: (hall) => {
      element.toggleAttribute("hall", hall);
      if (propose(element, "chainrule-hall", { hall })) fillScreen(element, hall);
    },
    drag: (node, value, phase) => {
      const id = idOf(element.scene, node) ?? "";
      const isLeft = propose(element, "chainrule-drag", { node: id, value, phase });
      if (isLeft && phase !== "start" && !element.compute({ [id]: value })) onUnable(node, value);
    },
  };
}

function idOf(scene: Scene | null, node: number | null): string | null {
  return node === null ? null : (scene?.nodes[node]?.id ?? null);
}

function thingOf(scene: Scene | null, { node, edge }: Pointing): ChainRuleEvents["chainrule-hover"]["detail"] {
  const found = edge === null ? undefined : scene?.edges[edge];
  if (found) return { edge: found.id, slot: found.slot };
  return node === null ? {} : { node: idOf(scene, node) ?? "" };
}
