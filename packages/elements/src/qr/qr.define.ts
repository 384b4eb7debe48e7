import { GoodwordQr } from './qr.js';

GoodwordQr.define();
export { setDefaultClient } from '../internal/default-client.js';
