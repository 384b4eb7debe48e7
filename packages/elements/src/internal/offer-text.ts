import type { Benefit } from '@goodword/protocol';
import type { TextKey } from '../locales/texts.js';
import type { TextValues } from './fill-text.js';
import { formatMoney, formatPercent } from './format-amount.js';

/** How an element says things. */
export interface Speaker {
  localeTag: string;
  text(key: TextKey, values?: TextValues): string;
}

/** An amount of a reward's unit in words: money, or points by their plural. */
export function amountText(speaker: Speaker, amount: number, unit: string): string {
  return unit.startsWith('points:')
    ? speaker.text('points', { count: amount })
    : formatMoney(amount, unit, speaker.localeTag);
}

/** What one side gets, in words: `10 €`, `200 points`, `15% off`. */
export function benefitText(
  speaker: Speaker,
  benefit: Benefit,
  side: 'advocate' | 'friend',
): string {
  if (benefit.kind === 'fixed') return amountText(speaker, benefit.amount, benefit.unit);
  const percent = formatPercent(benefit.percent, speaker.localeTag);
  return speaker.text(side === 'friend' ? 'friendPercent' : 'advocatePercent', { percent });
}
