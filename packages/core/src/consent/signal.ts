import type { ConsentValue, Purpose } from '@goodword/protocol';

/** What one source said, and when. A later signal of a source replaces its earlier one. */
export interface ConsentSignal {
  source: string;
  purposes: Readonly<Partial<Record<Purpose, ConsentValue>>>;
  /** Milliseconds since 1970. */
  changedAt: number;
}

/** What waits to be taken into account. */
export interface SaidConsent {
  source: string;
  /** As a person's choice or as a platform's words. `undefined` withdraws all, whoever granted it. */
  purposes: Readonly<Partial<Record<Purpose, ConsentValue | boolean>>> | undefined;
  changedAt: number;
  /** Another tab has said it, and has told the server. */
  isEcho: boolean;
}
