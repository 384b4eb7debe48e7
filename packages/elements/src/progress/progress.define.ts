import { GoodwordProgress } from './progress.js';

GoodwordProgress.define();
export { setDefaultClient } from '../internal/default-client.js';
