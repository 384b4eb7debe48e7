import { ID_PREFIXES, type IdKind } from '@goodword/protocol';
import { drawId, type CreateIdOptions } from './draw-id.js';

export type { CreateIdOptions };

/**
 * Makes an id of one kind: prefix, time, 80 random bits.
 *
 * @example createId('lead', { now: Date.now() }) // 'led_1M8A40V47…'
 */
export function createId(kind: IdKind, options: CreateIdOptions): string {
  return drawId(ID_PREFIXES[kind], options);
}
