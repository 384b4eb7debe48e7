/** The real c15t, for a page of its own. */
export { getOrCreateConsentRuntime, policyPackPresets } from 'c15t';

export type { ConsentRuntimeOptions } from 'c15t';
