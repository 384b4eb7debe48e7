import { GoodwordRefer } from './refer.js';

GoodwordRefer.define();
export { setDefaultClient } from '../internal/default-client.js';
