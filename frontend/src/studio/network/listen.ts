/** Do on a network what its panels, its tabs and the player ask for. */

import type { NetworkBench } from "./bench";
import { type NetworkDocument, type Vector, withArray, withSample } from "./document";
import type { ArraySet } from "./layers";
import type { Plan } from "./shape";
import type { Seeded } from "./shaping";
import type { GradientChoice } from "./steps";
import { isView, type View } from "./views";

/** `onEdit` is called before the document changes, with `isTurn` where one will want to come back to what was before. */
export function listen(host: EventTarget, network: NetworkBench, onEdit: (isTurn: boolean) => void): void {
  const on = <T>(type: string, act: (detail: T) => unknown) =>
    host.addEventListener(type, (event) => void act((event as CustomEvent<T>).detail));
  /** What was changed last: one array that changes again and again is gone back to once. */
  let last = "";
  const turn = (what: string) => {
    onEdit(what === "" || what !== last);
    last = what;
  };
  const edit = (document: NetworkDocument, what = "") => {
    turn(what);
    return network.edit(document);
  };
  /** What a change begins with: what the panel shows, even where it was refused. */
  const draft = () => network.state.refused?.document ?? network.state.document;
  const shape = (change: (document: NetworkDocument) => Promise<void>) => {
    const document = draft();
    if (document !== null) turn("");
    return document && change(document);
  };
  // Of a view that is chosen again all of it is wanted.
  on("view-choose", (view) => (isView(view) ? network.look({ view, neuron: null }) : null));
  // The player tells of what it shows, and asks for what only another scene can show.
  on<{ readonly view: View }>("chainrule-view", ({ view }) =>
    view === network.shownView ? null : network.look({ view, neuron: null }),
  );
  on<number>("sample-choose", (sample) => network.look({ sample }));
  on<ArraySet>("array-move", ({ array, value }) => network.move(array, value));
  on<ArraySet>("array-set", (set) => {
    const document = draft();
    const { sample } = network;
    return document && edit(withSet(document, sample, set), `${set.array} of ${sample}`);
  });
  on<NetworkDocument>("network-edit", (document) => edit(document));
  on<Plan>("network-resize", (plan) => shape((document) => network.shaping.resize(document, plan)));
  on<Seeded>("network-draw", (seeded) => shape((document) => network.shaping.draw(document, seeded)));
  on("network-take-back", () => network.shaping.takeBack());
  on<NetworkDocument>("sample-add", async (document) => {
    await edit(document);
    network.look({ sample: document.samples.length - 1 });
  });
  on("limits-want", () => network.shaping.askLimits());
  on("shares-want", () => network.askShares());
  on<number>("descent-weigh", (eta) => network.weigh(eta));
  on<GradientChoice>("descent-take", (way) => {
    onEdit(false);
    return network.step(way);
  });
  on("descent-undo", () => network.steps.undo());
  on<number>("course-visit", (at) => network.steps.visit(at));
  on<number | null>("pass-add", (sample) => network.backward(sample));
  on("passes-zero", () => network.steps.zero());
}

function withSet(document: NetworkDocument, sample: number, { array, value }: ArraySet): NetworkDocument {
  const isOfSample = array === "x" || array === "target";
  return isOfSample ? withSample(document, sample, array, value as Vector) : withArray(document, array, value);
}
