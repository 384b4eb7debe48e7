import * as z from 'zod';

/** `GET /v1/storage.json`: all that the client may keep on a device, in the shape of the IAB's device-storage disclosure. */
export const storageInventorySchema = z.object({
  disclosures: z.array(
    z.object({
      identifier: z.string(),
      type: z.enum(['cookie', 'web', 'app']),
      maxAgeSeconds: z.int().nullable(),
      cookieRefresh: z.boolean(),
      purposes: z.array(z.int()),
      domain: z.string(),
      description: z.string(),
    }),
  ),
});
export type StorageInventory = z.infer<typeof storageInventorySchema>;
