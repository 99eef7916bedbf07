/** How large and of which sign an array of figures is; worked out once an array. */
import { memo } from "./memo";

interface Extent {
  /** The greatest absolute value; NaN where the array holds one. */
  readonly greatest: number;
  /** 1, -1 or 0 where all figures agree; null where both signs occur. */
  readonly sign: 1 | -1 | 0 | null;
  readonly isZero: boolean;
  readonly isFinite: boolean;
}

export const extentOf = memo(measure);

function measure(data: Float64Array): Extent {
  let low = 0;
  let high = 0;
  let allFinite = true;
  let hasNaN = false;
  for (const x of data) {
    if (x < low) low = x;
    if (x > high) high = x;
    if (!Number.isFinite(x)) allFinite = false;
    if (Number.isNaN(x)) hasNaN = true;
  }
  const sign = low < 0 && high > 0 ? null : high > 0 ? 1 : low < 0 ? -1 : 0;
  return {
    greatest: hasNaN ? Number.NaN : Math.max(high, -low),
    sign,
    isZero: sign === 0 && !hasNaN,
    isFinite: allFinite,
  };
}
