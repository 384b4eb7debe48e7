import { GoodwordClaim } from './claim.js';

GoodwordClaim.define();
export { setDefaultClient } from '../internal/default-client.js';
