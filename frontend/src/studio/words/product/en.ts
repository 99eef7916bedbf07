/** The words of a matrix product that is opened into its cells. */

export const product = {
  title: (name: string) => `${name}, cell by cell`,
  open: (name: string) => `Open ${name} as cells`,
  which: "Which product",
  close: "Close",
  samplesAre: "Samples are",
  samples: { columns: "columns", rows: "rows, as the trace keeps them" },
  axes: {
    neurons: (layer: number) => `neurons of layer ${layer}`,
    inputs: "inputs",
    samples: "samples",
    all: "all samples",
  },
  turned: (name: string) => `${name}, turned: its rows stand as columns`,
  more: (count: string) => `${count} more`,
  cell: (row: number, column: number) => `Row ${row}, column ${column}`,
  biasSum: "The bias is added for every sample, so its gradient is the sum over the samples.",
  unknown: "not known before this step",
};

export type ProductWords = typeof product;
