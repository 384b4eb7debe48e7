/** The zod schemas behind every type. For servers, mocks and tests; never for a browser bundle. */
export * from './scalars.js';
export * from './problem.js';
export * from './program.js';
export * from './definition.js';
export * from './evidence.js';
export * from './advocate.js';
export * from './code.js';
export * from './event.js';
export * from './decision.js';
export * from './lead.js';
export * from './reward.js';
export * from './conversion.js';
export * from './consent.js';
export * from './report.js';
export * from './storage-inventory.js';
export * from './list.js';
