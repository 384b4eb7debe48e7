import { GoodwordLead } from './lead.js';

GoodwordLead.define();
export { setDefaultClient } from '../internal/default-client.js';
