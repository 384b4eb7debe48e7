/** The server as a function of requests; `@goodword/server/node` listens. */
export { createReferralServer, type ReferralServer, type ReferralServerOptions } from './server.js';
export { createSealKeys, type SealKeys } from './privacy/seal-keys.js';
export type { NotedErasure, Witness } from './privacy/witness.js';
export type { Metrics } from './http/metrics.js';
export { openPostgresStorage, type PostgresStorageOptions } from './storage/postgres-storage.js';
export { openSqliteStorage, type SqliteStorageOptions } from './storage/sqlite-storage.js';
export type { Durability, Queries, Storage } from './storage/storage.js';
