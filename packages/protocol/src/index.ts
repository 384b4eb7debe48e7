/** The words that cross a boundary: types, ids, error codes. Nothing here needs a package at run time. */
export * from './ids.js';
export * from './errors.js';
export * from './limits.js';
export type * from './problem.js';
export type * from './scalars.js';
export type * from './program.js';
export type * from './definition.js';
export type * from './evidence.js';
export type * from './advocate.js';
export type * from './code.js';
export type * from './event.js';
export type * from './decision.js';
export type * from './lead.js';
export type * from './reward.js';
export type * from './conversion.js';
export type * from './consent.js';
export type * from './report.js';
export type * from './storage-inventory.js';
