import { GoodwordLink } from './link.js';

GoodwordLink.define();
export { setDefaultClient } from '../internal/default-client.js';
