import { GoodwordConsent } from './consent.js';

GoodwordConsent.define();
export { setDefaultClient } from '../internal/default-client.js';
