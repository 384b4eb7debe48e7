import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkVanityCode } from './check-vanity-code.js';
import { generateCode } from './generate-code.js';
import { parseCode } from './parse-code.js';
import { prefixCode } from './prefix-code.js';

const reasonOf = (text: string) => {
  const checked = checkVanityCode(text);
  return checked.ok ? 'ok' : checked.reason;
};

describe('checkVanityCode()', () => {
  it('takes 3 to 20 letters and digits, with the key that is compared', () => {
    expect(checkVanityCode('lola-2027')).toEqual({
      ok: true,
      code: 'LOLA2027',
      codeKey: '101A2027',
    });
    expect(checkVanityCode('Ada')).toEqual({ ok: true, code: 'ADA', codeKey: 'ADA' });
  });

  it.each([
    ['', 'empty'],
    ['AB', 'length'],
    ['A'.repeat(32), 'length'],
    ['TÉA', 'characters'],
    ['ADALOVELACE', 'generated'],
    ['A'.repeat(21), 'generated'],
    ['7K3MQ9TZ4H7', 'generated'],
    ['SPRING-7K3MQ9TZ4H7', 'generated'],
    ['Admin', 'reserved'],
    ['4DM1N', 'ok'],
    ['adm1n', 'reserved'],
    ['U-N-D-E-F-I-N-E-D', 'reserved'],
    ['whatsapp', 'reserved'],
    ['Sh1tty', 'offensive'],
    ['A55', 'offensive'],
  ])('judges %j as %s', (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });

  it('refuses whatever could be a generated or a campaign’s code', () => {
    for (let draw = 0; draw < 200; draw += 1) {
      expect(reasonOf(generateCode())).toBe('generated');
      expect(reasonOf(prefixCode('AUTUMN', generateCode()))).toBe('generated');
    }
  });

  it('takes reserved words and a list of the host’s own', () => {
    expect(checkVanityCode('acme', { reserved: ['Acme'] })).toEqual({
      ok: false,
      reason: 'reserved',
    });
    expect(checkVanityCode('acme', { isOffensive: (code) => code === 'ACME' })).toEqual({
      ok: false,
      reason: 'offensive',
    });
    expect(checkVanityCode('shitty', { isOffensive: () => false })).toMatchObject({ ok: true });
  });

  it('takes only what parseCode() reads as the same vanity code', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const checked = checkVanityCode(text);
        if (!checked.ok) return;
        expect(parseCode(text)).toEqual({ ...checked, vanity: true });
      }),
    );
  });
});
