import type { Purpose } from '@goodword/protocol';
import type { WatchConsent } from '../../../ports.js';

/** What a platform is made to say: any part of it may be replaced by something malformed. */
export type Facts = Readonly<Record<string, unknown>>;

/** A platform's signal, as data. */
export interface TestSignal {
  name: string;
  watch: WatchConsent;
  /** Says that somebody allowed everything. */
  allowed: Facts;
  /** The parts without which a purpose is not granted, by their path in `allowed`. */
  needed: Readonly<Record<Purpose, readonly string[]>>;
  /** The globals of a page whose platform says so. */
  globals(facts: Facts): Facts;
}

/** What a purpose needs: what each of them needs, and the parts of its own category. */
export const forAll = (
  everywhere: readonly string[],
  statistics: readonly string[],
  marketing: readonly string[],
): TestSignal['needed'] => ({
  attribution: [...everywhere, ...statistics],
  measurement: [...everywhere, ...statistics],
  forwarding: [...everywhere, ...marketing],
});
