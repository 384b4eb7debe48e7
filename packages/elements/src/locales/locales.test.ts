import { expect } from '@open-wc/testing';
import { texts as first } from './en.js';
import { texts as more } from './more/en.js';
import { loadMoreTexts } from './load-more-texts.js';
import { findLocale, loadTexts, LOCALES } from './load-texts.js';
import type { Message, TextKey } from './texts.js';

const en = { ...first, ...more };
const KEYS = Object.keys(en) as TextKey[];

/** Every form of a text. */
function forms(message: Message): string[] {
  return typeof message === 'string' ? [message] : Object.values(message);
}

/** The names of a text's places. */
function places(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
}

describe('locales', () => {
  it('are the thirteen that are promised', () => {
    expect(LOCALES.join(' ')).to.equal('en de fr es pt-BR it nl pl tr ja zh-Hans ar he');
  });

  for (const locale of LOCALES) {
    describe(locale, () => {
      it('has every key and no other', async () => {
        expect(Object.keys(await loadTexts(locale, loadMoreTexts))).to.have.members(KEYS);
        expect(Object.keys(await loadTexts(locale))).to.have.members(Object.keys(first));
      });

      it('leaves no text empty', async () => {
        for (const message of Object.values(await loadTexts(locale, loadMoreTexts))) {
          for (const text of forms(message)) expect(text.trim()).to.not.equal('');
        }
      });

      it('fills the same places as English', async () => {
        const texts = await loadTexts(locale, loadMoreTexts);
        for (const key of KEYS) {
          const message = texts[key];
          const expected = places(forms(en[key]).at(-1) ?? '');
          const text = typeof message === 'object' ? message.other : message;
          expect(places(text ?? ''), key).to.deep.equal(expected);
        }
      });

      it('has a form for every plural that its language has', async () => {
        const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
        for (const message of Object.values(await loadTexts(locale, loadMoreTexts))) {
          if (typeof message !== 'string')
            expect(Object.keys(message)).to.include.members(pluralCategories);
        }
      });

      it('tells of the reward in the message to a friend', async () => {
        expect((await loadTexts(locale)).disclosure).to.not.equal('');
      });
    });
  }
});

describe('findLocale()', () => {
  const CASES = [
    ['en-GB', 'en'],
    ['DE', 'de'],
    ['pt-PT', 'pt-BR'],
    ['zh-CN', 'zh-Hans'],
    ['zh', 'zh-Hans'],
    ['zh-TW', undefined],
    ['zh-Hant-HK', undefined],
    ['iw', 'he'],
    ['fi', undefined],
    ['', undefined],
  ] as const;

  for (const [tag, locale] of CASES) {
    it(`gives ${locale ?? 'nothing'} for "${tag}"`, () => {
      expect(findLocale(tag)).to.equal(locale);
    });
  }
});
