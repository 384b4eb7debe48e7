import type { Stage } from '@goodword/protocol';

/** A change of stage, as far as its order goes. */
export interface StageFact {
  id: string;
  stage: Stage;
  /** Milliseconds since 1970. */
  occurredAt: number;
}

/**
 * Finds where a lead stands: the latest change by time, then by id, so that repeated and
 * out-of-order deliveries lead to the same answer.
 */
export function currentStage(changes: readonly StageFact[]): StageFact | undefined {
  return [...changes].sort(
    (a, b) => b.occurredAt - a.occurredAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0),
  )[0];
}
