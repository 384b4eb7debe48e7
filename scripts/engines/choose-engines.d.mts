/**
 * Which engines a run uses: those that `--engines=chromium,webkit` names, else those that are
 * required, and any other that is there. What is not used is told with its reason.
 */
export function chooseEngines(argv: string[]): {
  run: string[];
  notRun: { name: string; reason: string }[];
};
