import { describe, expect, it } from 'vitest';
import { hasOffence } from './has-offence.js';

describe('hasOffence()', () => {
  it.each([
    ['English', ['fuck', 'SHIT', 'bitch99', 'cunt', 'nigger', 'ass', 'sex', 'KKK']],
    ['German', ['Scheiße', 'SCHEISSE', 'Arschloch', 'ficken', 'Fotze', 'Wichser', 'Hure']],
    ['French', ['merde', 'putain', 'connard', 'enculé', 'pédé', 'nique']],
    ['Spanish', ['mierda', 'cabrón', 'joder', 'puta', 'maricón', 'culo']],
    ['Portuguese', ['caralho', 'porra', 'foda', 'viado', 'merda']],
    ['Italian', ['cazzo', 'stronzo', 'puttana', 'vaffanculo']],
    ['Dutch', ['klootzak', 'kanker', 'kut', 'hoer', 'lul']],
    ['Polish', ['kurwa', 'chuj', 'pizda', 'jebać']],
    ['Turkish', ['siktir', 'orospu', 'piç', 'yarrak']],
  ])('knows what is plain in %s', (_, words) => {
    expect(words.filter((word) => !hasOffence(word))).toEqual([]);
  });

  it.each([
    'FVCK',
    'SH1T',
    '5H1T',
    'B1TCH',
    'A55',
    '4SS',
    'FUUUUCK',
    'F.U.C.K',
    'ＦＵＣＫ',
    'fück',
    'N1663R',
    'KVRWA',
    '2SEX4',
  ])('reads %s as people do', (text) => {
    expect(hasOffence(text)).toBe(true);
  });

  it.each([
    'ADA',
    'LOLA2027',
    'CLASSIC',
    'ESSEX',
    'CULTURE',
    'ANALYST',
    'MARSCH',
    'UNIQUE',
    'COMPUTADORA',
    'SALTWATER',
    'THERAPIST',
    'COCKTAIL',
    'TITAN',
    'TEA4YOU',
    'SPRING26',
    'MONIQUE',
    '12345678',
    '',
    '\uD800',
    '__proto__',
  ])('leaves %j alone', (text) => {
    expect(hasOffence(text)).toBe(false);
  });

  it('looks at no more than a name’s length', () => {
    expect(hasOffence('a'.repeat(1_000_000))).toBe(false);
  });
});
