/** How often each row is played: `GOODWORD_ROUNDS=20` for more than the daily few. */
const ROUNDS = Number(process.env['GOODWORD_ROUNDS'] ?? 1);

/** The first seed; `GOODWORD_SEED` repeats what failed. */
const FIRST_SEED = Number(process.env['GOODWORD_SEED'] ?? 1);

/** The seeds of the rounds, for `it.each`. */
export const SEEDS: readonly number[] = [...Array(ROUNDS).keys()].map(
  (number) => FIRST_SEED + number,
);
