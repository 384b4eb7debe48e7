import { GoodwordLauncher } from './launcher.js';

GoodwordLauncher.define();
export { setDefaultClient } from '../internal/default-client.js';
