/** Goodword's core: useful in a browser, a worker and Node, with our elements and server or without. */
export * from './rules.js';
export { createReferralClient } from './create-referral-client.js';
export { GoodwordError } from './error.js';
export { CHANNELS, findChannel } from './channels/channels.js';
export type { Channel, ShareMessage } from './channels/channel.js';
export { mergeConsent, PURPOSES, type ConsentSignal } from './consent/merge-consent.js';
export { createOutbox, type Outbox, type OutboxOptions } from './outbox/outbox.js';
export { isRetriable } from './outbox/is-retriable.js';
export { retryDelay } from './outbox/retry-schedule.js';
export { createFetchTransport } from './fetch-transport.js';
export { createMemoryStorage } from './memory-storage.js';
export type * from './referral-client.js';
export type * from './state.js';
export type * from './ports.js';
