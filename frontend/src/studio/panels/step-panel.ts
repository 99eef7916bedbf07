/** What every piece of the explanation is that follows the step: it has the moment, the words, and the edge that is lit. */

import type { Snapshot } from "../../core/formula/figure";
import { Panel } from "../panel";
import type { Words } from "../words";

export abstract class StepPanel extends Panel {
  static override properties = {
    moment: { attribute: false },
    words: { attribute: false },
    edge: { attribute: false },
  };

  declare moment: Snapshot;
  declare words: Words;
  /** The edge that is lit. */
  declare edge: number | null;

  constructor() {
    super();
    this.edge = null;
  }
}
