import { describe, expect, it } from 'vitest';
import { generateCode } from './generate-code.js';
import { parseCampaignCode } from './parse-campaign-code.js';
import { parseCode } from './parse-code.js';
import { prefixCode } from './prefix-code.js';

const CODE = '7K3MQ9TZ4H7';

describe('prefixCode()', () => {
  it('puts a campaign in front of a code', () => {
    expect(prefixCode('spring', '7k3m-q9tz-4h7')).toBe('SPRING-7K3MQ9TZ4H7');
  });

  it('makes a code of its own, with another key', () => {
    const keyOf = (text: string) => {
      const parsed = parseCode(text);
      return parsed.ok ? parsed.codeKey : parsed.reason;
    };
    expect(keyOf(prefixCode('SPRING', CODE))).toBe('SPR1NG7K3MQ9TZ4H7');
    expect(
      new Set(['SPRING', 'SUMMER'].map((name) => keyOf(prefixCode(name, CODE))).concat(CODE)).size,
    ).toBe(3);
  });

  it.each(['', 'A', 'TENLETTERS', 'A-B', 'Ö1', '<b>', ' X'])('refuses the prefix %j', (prefix) => {
    expect(() => prefixCode(prefix, CODE)).toThrow(RangeError);
  });

  it.each(['', 'LOLA', '7K3MQ9TZ4HW', 'SPRING-7K3MQ9TZ4H7'])('refuses the code %j', (code) => {
    expect(() => prefixCode('SPRING', code)).toThrow(RangeError);
  });
});

describe('parseCampaignCode()', () => {
  it.each(['SPRING-7K3MQ9TZ4H7', 'spring7k3mq9tz4h7', 'spr1ng 7k3m q9tz 4h7'])(
    'reads %j',
    (text) => {
      expect(parseCampaignCode(text, ['SUMMER', 'SPRING'])).toEqual({
        ok: true,
        code: 'SPRING-7K3MQ9TZ4H7',
        codeKey: 'SPR1NG7K3MQ9TZ4H7',
        vanity: false,
        prefix: 'SPRING',
      });
    },
  );

  it('reads to the same key as parseCode() does', () => {
    for (let draw = 0; draw < 100; draw += 1) {
      const text = prefixCode('SUMMER26', generateCode());
      const plain = parseCode(text);
      expect(plain).toMatchObject({ ok: true, vanity: true });
      expect(parseCampaignCode(text, ['SUMMER26'])).toMatchObject({
        ok: true,
        codeKey: plain.ok && plain.codeKey,
        code: text,
      });
    }
  });

  it('notices a mistyped letter behind a prefix that it knows', () => {
    expect(parseCampaignCode('SPRING-7K3MQ9TZ4HW', ['SPRING'])).toEqual({
      ok: false,
      reason: 'check',
    });
  });

  it('reads everything else as parseCode() does', () => {
    for (const text of [CODE, 'LOLA', 'AUTUMN-7K3MQ9TZ4H7', '', '7K3MQ9TZ4HW', 'SPRING']) {
      expect(parseCampaignCode(text, ['SPRING', ''])).toEqual(parseCode(text));
    }
  });
});
