import * as z from 'zod';

/** A page of a list; `nextCursor` is `null` on the last one. */
export function listSchema<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}
