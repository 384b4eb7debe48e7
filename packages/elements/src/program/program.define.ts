import { GoodwordProgram } from './program.js';

GoodwordProgram.define();
export { setDefaultClient } from '../internal/default-client.js';
