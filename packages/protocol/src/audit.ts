import * as z from 'zod';
import { idSchema, timeSchema } from './scalars.js';

/** What a person or key decided, or what the server did in answer to somebody. */
export const auditEntrySchema = z.object({
  id: idSchema('audit'),
  /** What was done, and to which records, as in `reward-approve rwd_…`. */
  action: z.string(),
  /** The key's id, or what acted by itself. */
  actor: z.string(),
  at: timeSchema,
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
