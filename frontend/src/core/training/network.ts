/** What a picture needs to know of the network that is trained. */

export interface TrainedNetwork {
  /** Neurons of every layer, inputs first: 2, 16, 16, 1. */
  readonly sizes: readonly number[];
  /** Of every layer but the inputs. */
  readonly activations: readonly string[];
  /** Names of the inputs: features of a point like `x`, `sin x`, or columns of a table. */
  readonly features: readonly string[];
}

/** One neuron: layer 1 is the first hidden one, units count from 0. */
export interface UnitPlace {
  readonly layer: number;
  readonly unit: number;
}
