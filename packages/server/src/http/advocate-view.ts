import { buildShareLink } from '@goodword/core/rules';
import type { OwnedCode } from '../records/codes.js';

/** An advocate's first name is all that a friend may read. */
export function toDisplayName(name: string | null | undefined): string | undefined {
  const first = name?.trim().split(/\s+/u)[0];
  return first ? [...first].slice(0, 40).join('') : undefined;
}

/** A code and its link. */
export function toLink(origin: string, { code }: Pick<OwnedCode, 'code'>) {
  return { code, url: buildShareLink({ base: origin, code }) };
}
