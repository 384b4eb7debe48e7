import * as z from 'zod';

/** `GET /v1/ready`: the server takes calls. One that does not answers 503. */
export const readinessSchema = z.object({ status: z.literal('ready') });
export type Readiness = z.infer<typeof readinessSchema>;
