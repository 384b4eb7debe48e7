import { GoodwordReferrals } from './referrals.js';

GoodwordReferrals.define();
export { setDefaultClient } from '../internal/default-client.js';
