import type { Purpose } from '@goodword/protocol';
import type { ConsentSourceOptions } from '../../ports.js';
import type { Said } from './follow-platform.js';

/** The platforms that speak of categories or services. */
export type NamedSource = keyof NonNullable<ConsentSourceOptions['names']>;

/** The names of the two categories that most platforms have: statistics, and marketing. */
export type CommonNames = readonly [statistics: string, ...marketing: string[]];

/**
 * Reads purposes from a platform's categories or services.
 *
 * A purpose is granted when each of its names is, and denied when one of them is; else it was not
 * spoken of.
 *
 * @param common what the platform's categories are commonly called; the program may choose others
 * @param read what the platform says of a name: `true` or `false`, several for several services;
 *   anything else is no answer
 */
export function readPurposes(
  { names }: ConsentSourceOptions,
  source: NamedSource,
  [statistics, ...marketing]: CommonNames,
  read: (name: string) => unknown,
): Said {
  const common: Record<Purpose, readonly string[]> = {
    attribution: [statistics],
    measurement: [statistics],
    forwarding: marketing,
  };
  const said: Said = {};
  for (const purpose of Object.keys(common) as Purpose[]) {
    const answers = (names?.[source]?.[purpose] ?? common[purpose]).flatMap(read);
    if (answers.includes(false)) said[purpose] = 'denied';
    else if (answers.length && answers.every((answer) => answer === true)) {
      said[purpose] = 'granted';
    }
  }
  return said;
}
