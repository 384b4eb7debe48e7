import { describe, expect, it } from 'vitest';
import { en } from './en.js';
import { findMailLanguage, MAIL_TEXTS } from './find-texts.js';

const placesOf = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each(Object.entries(MAIL_TEXTS))('the mails’ texts in %s', (_, texts) => {
  it.each(Object.keys(en) as (keyof typeof en)[])('have %s, with its places', (key) => {
    expect(texts[key].trim()).not.toBe('');
    expect(placesOf(texts[key])).toEqual(placesOf(en[key]));
  });
});

describe('findMailLanguage()', () => {
  it.each([
    ['de-AT', 'de', 'ltr'],
    ['pt', 'pt-BR', 'ltr'],
    ['zh-CN', 'zh-Hans', 'ltr'],
    ['he', 'he', 'rtl'],
    ['xx', 'en', 'ltr'],
  ])('reads %s as %s', (tag, locale, direction) => {
    expect(findMailLanguage(tag)).toMatchObject({ locale, direction });
  });
});
