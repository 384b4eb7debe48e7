import { describe, expect, it } from 'vitest';
import { countSmsSegments } from './count-sms-segments.js';
import { fillTemplate } from './fill-template.js';
import { readInstance } from './read-instance.js';

describe('fillTemplate()', () => {
  it('fills what has a value and leaves the rest', () => {
    expect(fillTemplate('{name}: {benefit} {link} {name}', { name: 'Ada', benefit: '10 €' })).toBe(
      'Ada: 10 € {link} Ada',
    );
  });

  it('puts values in as they are', () => {
    expect(fillTemplate('{a} {b}', { a: '{b} $&', b: '<b>' })).toBe('{b} $& <b>');
  });

  it('knows no place by what every object has', () => {
    expect(fillTemplate('{constructor} {__proto__} {toString}', {})).toBe(
      '{constructor} {__proto__} {toString}',
    );
  });
});

describe('readInstance()', () => {
  it.each([
    ['mastodon.social', 'mastodon.social'],
    [' Mastodon.Social ', 'mastodon.social'],
    ['https://mastodon.social/@ada', 'mastodon.social'],
    ['@ada@mastodon.social', 'mastodon.social'],
    ['ada@xn--mgba3a4f16a.example', 'xn--mgba3a4f16a.example'],
  ])('reads %j as %s', (text, host) => {
    expect(readInstance(text)).toBe(host);
  });

  it.each([
    '',
    'ada',
    'localhost',
    '127.0.0.1',
    '[::1]',
    'a.example:8080',
    'https://ada:secret@a.example:1/',
    'a example.com',
    'a.example?x',
    ['javascript', 'alert(1)'].join(':'),
    '\uD800.example',
    'a.'.repeat(500_000),
  ])('reads nothing from %.40j', (text) => {
    expect(readInstance(text)).toBeUndefined();
  });
});

describe('countSmsSegments()', () => {
  it.each([
    ['', 0],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    [`${'a'.repeat(69)}ç`, 1],
    [`${'a'.repeat(70)}ç`, 2],
    ['Schöne Grüße, 10 € für dich!', 1],
    ['😀'.repeat(35), 1],
    ['😀'.repeat(36), 2],
  ])('sends %.20j… as so many', (text, segments) => {
    expect(countSmsSegments(text)).toBe(segments);
  });
});
