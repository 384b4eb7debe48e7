import { GoodwordWelcome } from './welcome.js';

GoodwordWelcome.define();
export { setDefaultClient } from '../internal/default-client.js';
