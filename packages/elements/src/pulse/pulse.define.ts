import { GoodwordPulse } from './pulse.js';

GoodwordPulse.define();
export { setDefaultClient } from '../internal/default-client.js';
