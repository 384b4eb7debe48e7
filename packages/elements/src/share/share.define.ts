import { GoodwordShare } from './share.js';

GoodwordShare.define();
export { setDefaultClient } from '../internal/default-client.js';
