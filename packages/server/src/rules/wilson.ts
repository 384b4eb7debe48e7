/** The normal quantile of a two-sided 95 % interval. */
const Z = 1.959964;

/** A rate and the interval it is known to. */
export interface Rate {
  value: number;
  low: number;
  high: number;
}

/**
 * Computes a rate with its Wilson score interval, which also holds for few and for extreme counts.
 *
 * @returns `null` where nothing is divided, or where more came out than went in
 */
export function wilson(hits: number, trials: number): Rate | null {
  if (trials <= 0 || hits > trials) return null;
  const value = hits / trials;
  const square = Z * Z;
  const centre = value + square / (2 * trials);
  const spread = Z * Math.sqrt((value * (1 - value)) / trials + square / (4 * trials * trials));
  const scale = 1 + square / trials;
  return {
    value,
    low: Math.max(0, Math.min(value, (centre - spread) / scale)),
    high: Math.min(1, Math.max(value, (centre + spread) / scale)),
  };
}
