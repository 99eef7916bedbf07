/** Drive the essay once the player is there. */
import { Essay } from "./essay";

void customElements.whenDefined("chain-rule").then(() => new Essay());
