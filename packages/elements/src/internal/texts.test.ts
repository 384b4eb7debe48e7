import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { fillText } from './fill-text.js';
import { formatMoney, formatPercent } from './format-amount.js';
import { pickLocalized } from './pick-localized.js';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('fillText()', () => {
  it('chooses the plural by the locale’s rules', () => {
    const message = {
      one: '{count} punkt',
      few: '{count} punkty',
      many: '{count} punktów',
      other: '',
    };
    const write = (count: number) => fillText(message, 'pl', { count });
    expect([1, 3, 5, 22].map(write)).to.deep.equal([
      '1 punkt',
      '3 punkty',
      '5 punktów',
      '22 punkty',
    ]);
  });

  it('writes numbers in the locale’s way', () => {
    expect(fillText('{count}', 'de', { count: 12345 })).to.equal('12.345');
  });

  it('leaves a place that nobody fills, and reaches no prototype', () => {
    expect(fillText('{name} {constructor}', 'en', {})).to.equal('{name} {constructor}');
  });

  it('takes values as they are: a place within a value is no place', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(fillText('<{name}>', 'en', { name })).to.equal(`<${name}>`);
      }),
    );
  });
});

describe('formatMoney()', () => {
  const CASES = [
    [1000, 'EUR', 'de', '10 €'],
    [1050, 'EUR', 'de', '10,50 €'],
    [1000, 'JPY', 'en', '¥1,000'],
    [12345, 'KWD', 'en', 'KWD 12.345'],
  ] as const;

  for (const [amount, currency, locale, text] of CASES) {
    it(`writes ${amount} of ${currency} as ${text}`, () => {
      expect(plain(formatMoney(amount, currency, locale))).to.equal(text);
    });
  }
});

describe('formatPercent()', () => {
  it('keeps halves', () => {
    expect(plain(formatPercent(12.5, 'fr'))).to.equal('12,5 %');
  });
});

describe('pickLocalized()', () => {
  const text = { en: 'Hello', pt: 'Olá', 'pt-BR': 'Oi' };

  it('prefers the whole tag, then the language, then the next tag', () => {
    expect(pickLocalized(text, 'pt-br')).to.equal('Oi');
    expect(pickLocalized(text, 'pt-PT')).to.equal('Olá');
    expect(pickLocalized(text, 'fi', 'en')).to.equal('Hello');
  });

  it('gives any text rather than none', () => {
    expect(pickLocalized({ ja: 'こんにちは' }, 'fi')).to.equal('こんにちは');
    expect(pickLocalized({}, 'fi')).to.equal('');
  });
});
