import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLandingLink } from './build-landing-link.js';
import { buildShareLink } from './build-share-link.js';
import { cleanLandingUrl } from './clean-landing-url.js';
import { codeParameters } from './code-parameters.js';
import { readLandingUrl } from './read-landing-url.js';
import { safeUrl } from './safe-url.js';

/** Joined, so that no literal here is itself a script address. */
const SCRIPT = ['javascript', 'alert(1)'].join(':');

/** As `parseCode()` gives them back. */
const codes = fc.string({
  unit: fc.constantFrom(...'ABCDEFGHKMNP23456789'),
  minLength: 3,
  maxLength: 10,
});
const channels = fc.stringMatching(/^[a-z][a-z0-9-]{0,29}$/);
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
/** Parameters of a host's own, as its pages have them. */
const queries = fc.array(
  fc
    .tuple(
      fc.stringMatching(/^[a-z]{4,8}$/),
      fc.constantFrom('', '=', '=a%20b', '=a+b', '=%C3%A9', '=1&&'),
    )
    .map((pair) => pair.join('')),
  { maxLength: 4 },
);
const hashes = fc.constantFrom('', '#reviews', '#/pricing?plan=a&ref=HASH', '#!/a');

describe('buildShareLink()', () => {
  it('carries the code in the path and the context in the query', () => {
    const link = buildShareLink({
      base: 'https://refer.example.com',
      code: 'ADA',
      via: 'email',
      sku: 'tea & cake',
      to: '/tea',
    });
    const url = new URL(link);
    expect(url.pathname).toBe('/r/ADA');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      via: 'email',
      sku: 'tea & cake',
      to: '/tea',
    });
  });

  it('cannot be led to another path by a code', () => {
    const link = buildShareLink({ base: 'https://refer.example.com', code: '../v1/x?y#z' });
    expect(new URL(link)).toMatchObject({ search: '', hash: '' });
    expect(new URL(link).pathname).toBe('/r/..%2Fv1%2Fx%3Fy%23z');
  });

  it('is well-formed for half of a surrogate pair', () => {
    const link = buildShareLink({
      base: 'https://refer.example.com',
      code: 'A\uD800',
      sku: '\uDC00',
    });
    expect(link).toBe('https://refer.example.com/r/A%EF%BF%BD?sku=%EF%BF%BD');
  });

  it('gives everything back that it was given', () => {
    const base = 'https://refer.example.com';
    fc.assert(
      fc.property(words, channels, words, words, (code, via, sku, path) => {
        // A dot alone is a place in a path, which an address resolves.
        fc.pre(code !== '.' && code !== '..');
        const url = new URL(buildShareLink({ base, code, via, sku, to: `/${path}` }));
        expect(decodeURIComponent(url.pathname)).toBe(`/r/${code}`);
        expect(Object.fromEntries(url.searchParams)).toEqual({ via, sku, to: `/${path}` });
      }),
    );
  });
});

describe('readLandingUrl()', () => {
  it('reads code, channel and product', () => {
    expect(readLandingUrl('https://shop.example/tea?ref=ada&via=email&sku=T1&x=1#a')).toEqual({
      code: 'ADA',
      via: 'email',
      sku: 'T1',
    });
  });

  it('reads no code from campaign parameters', () => {
    expect(readLandingUrl('https://shop.example/?utm_source=ADA&via=ADA')).toBeUndefined();
  });

  it('leaves out context that is malformed or too long', () => {
    const address = `https://shop.example/?ref=ADA&via=%3Cb%3E&sku=${'x'.repeat(121)}`;
    expect(readLandingUrl(address)).toEqual({ code: 'ADA' });
  });

  it.each(['', 'no address', '/relative?ref=ADA', 'https://shop.example/?ref=%3Cscript%3E'])(
    'reads nothing from %j',
    (address) => {
      expect(readLandingUrl(address)).toBeUndefined();
    },
  );

  it('is not confused by a fragment, a repeated parameter or what an e-mail made of `&`', () => {
    expect(readLandingUrl('https://a.example/?ref=ADA#/tea?ref=LOLA&via=x')).toEqual({
      code: 'ADA',
    });
    expect(readLandingUrl('https://a.example/#/tea?ref=LOLA')).toBeUndefined();
    expect(readLandingUrl('https://a.example/?ref=%3Cb%3E&ref=ADA&ref=LOLA')).toEqual({
      code: 'ADA',
    });
    expect(readLandingUrl('https://a.example/?ref=ADA&amp;via=email')).toEqual({ code: 'ADA' });
  });

  it('reads an encoded code, and no doubly encoded one', () => {
    expect(readLandingUrl('https://a.example/?ref=%41D%41')).toEqual({ code: 'ADA' });
    expect(readLandingUrl('https://a.example/?ref=%2541DA')).toBeUndefined();
    expect(readLandingUrl('https://a.example/?ref=ADA%2526via%253Dx')).toBeUndefined();
    expect(readLandingUrl('https://a.example/?ref=%E0%A4%A')).toBeUndefined();
  });

  it('looks in other parameters where it is told to, the first one first', () => {
    const parameters = codeParameters('via', 'coupon');
    const read = (query: string) => readLandingUrl(`https://a.example/?${query}`, parameters);
    expect(read('coupon=ADA&via=email')).toEqual({ code: 'ADA', via: 'email' });
    expect(read('coupon=ADA&ref=LOLA')).toEqual({ code: 'LOLA' });
    expect(read('via=jane&sku=T1')).toEqual({ code: 'JANE', sku: 'T1' });
    expect(read('Ref=ADA')).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'toString'])(
    'takes %j for a name like any other',
    (name) => {
      expect(readLandingUrl(`https://a.example/?${name}=ADA`)).toBeUndefined();
      expect(readLandingUrl(`https://a.example/?ref=ADA&${name}=x`)).toEqual({ code: 'ADA' });
    },
  );

  it('reads a megabyte without being slowed down', () => {
    const long = 'A'.repeat(1_000_000);
    expect(readLandingUrl(`https://a.example/?ref=${long}`)).toBeUndefined();
    expect(readLandingUrl(`https://a.example/?x=${long}&ref=ADA`)).toEqual({ code: 'ADA' });
  });

  it('never throws, and answers only what the wire takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const address of [
          text,
          `https://a.example/${text}`,
          `https://a.example/?ref=ADA&via=${text}`,
        ]) {
          const landing = readLandingUrl(address);
          if (!landing) continue;
          expect(landing.code).toMatch(/^[0-9A-Z]{3,31}$/);
          expect(landing.via ?? 'x').toMatch(/^[a-z][a-z0-9-]{0,29}$/);
        }
      }),
    );
  });
});

describe('codeParameters()', () => {
  it('begins with our own, and ends with what may be a channel', () => {
    expect(codeParameters()).toEqual(['ref']);
    expect(codeParameters('via', 'coupon', 'ref', 'coupon')).toEqual(['ref', 'coupon', 'via']);
  });

  it.each(['utm_source', 'UTM_Campaign', 'sku', 'to', '', 'a b', 'x=', '1', 'a'.repeat(41), 'é'])(
    'refuses %j',
    (alias) => {
      expect(() => codeParameters(alias)).toThrow(TypeError);
    },
  );
});

describe('buildLandingLink()', () => {
  it('carries the code in the query of a host’s page', () => {
    expect(
      buildLandingLink({ page: 'https://shop.example/tea', code: 'ADA', via: 'email', sku: 'a&b' }),
    ).toBe('https://shop.example/tea?ref=ADA&via=email&sku=a%26b');
  });

  it('keeps the page’s own query and hash to the letter, and replaces an earlier link’s', () => {
    const page = 'https://app.example/?q=a%20b&flag&ref=LOLA&sku=T1#/pricing?ref=x';
    expect(buildLandingLink({ page, code: 'ADA' })).toBe(
      'https://app.example/?q=a%20b&flag&ref=ADA#/pricing?ref=x',
    );
  });

  it('takes another name for the parameter; under `via` there is no channel', () => {
    const page = 'https://shop.example/';
    expect(buildLandingLink({ page, code: 'ADA', via: 'sms', parameter: 'coupon' })).toBe(
      'https://shop.example/?coupon=ADA&via=sms',
    );
    expect(buildLandingLink({ page, code: 'ADA', via: 'sms', parameter: 'via' })).toBe(
      'https://shop.example/?via=ADA',
    );
  });

  it.each([
    { page: 'https://shop.example/', parameter: 'utm_source' },
    { page: '/tea' },
    { page: '' },
    { page: 'mailto:ada@example.com' },
    { page: SCRIPT },
  ])('refuses %o', (options) => {
    expect(() => buildLandingLink({ code: 'ADA', ...options })).toThrow(TypeError);
  });

  it('is read as what it was built from', () => {
    fc.assert(
      fc.property(codes, channels, words, queries, hashes, (code, via, sku, query, hash) => {
        const page = `https://shop.example/tea?${query.join('&')}${hash}`;
        const link = buildLandingLink({ page, code, via, sku });
        expect(readLandingUrl(link)).toEqual({ code, via, sku });
      }),
    );
  });
});

describe('cleanLandingUrl()', () => {
  it('takes out our own parameters and keeps the rest', () => {
    expect(cleanLandingUrl('https://shop.example/tea?ref=ADA&size=2&via=x&sku=y#reviews')).toBe(
      'https://shop.example/tea?size=2#reviews',
    );
  });

  it('takes out other names of the parameter, and every repetition', () => {
    const parameters = codeParameters('coupon');
    expect(cleanLandingUrl('https://a.example/?coupon=ADA&r%65f=x&coupon=LOLA&b', parameters)).toBe(
      'https://a.example/?b',
    );
  });

  it('leaves a name alone that only looks like ours', () => {
    const address = 'https://a.example/??ref=LOLA&xref=1&Ref=2&ref[]=3';
    expect(cleanLandingUrl(`${address}&ref=ADA`)).toBe(address);
  });

  it.each([
    'https://shop.example/tea?sku=T1&via=home',
    'https://shop.example/?ref=%3Cb%3E',
    'https://shop.example/#/tea?ref=ADA',
    'no address',
    '',
  ])('leaves %j whole, which has no code', (address) => {
    expect(cleanLandingUrl(address)).toBe(address);
  });

  it('gives the page’s address back to the letter', () => {
    fc.assert(
      fc.property(codes, channels, words, queries, hashes, (code, via, sku, query, hash) => {
        const kept = query.join('&').split('&').filter(Boolean).join('&');
        const page = `https://shop.example/tea${kept && `?${kept}`}${hash}`;
        expect(cleanLandingUrl(buildLandingLink({ page, code, via, sku }))).toBe(page);
      }),
    );
  });
});

describe('safeUrl()', () => {
  it.each([
    'https://a.example/',
    'http://a.example/',
    'mailto:a@b.example',
    'sms:?&body=x',
    'tel:1',
  ])('gives %s back', (address) => {
    expect(safeUrl(address)).toBe(address);
  });

  it.each([
    SCRIPT,
    ` ${SCRIPT.replace('script', '\nscript')}`,
    SCRIPT.toUpperCase(),
    'data:text/html,x',
    'vbscript:x',
    'blob:https://a.example/x',
    'file:///etc/passwd',
    '//a.example',
    '/relative',
    '',
    undefined,
  ])('refuses %j', (address) => {
    expect(safeUrl(address)).toBeUndefined();
  });
});
