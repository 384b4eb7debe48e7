import { describe, expect, it } from 'vitest';
import { buildShareLink } from './build-share-link.js';
import { cleanLandingUrl } from './clean-landing-url.js';
import { readLandingUrl } from './read-landing-url.js';
import { safeUrl } from './safe-url.js';

/** Joined, so that no literal here is itself a script address. */
const SCRIPT = ['javascript', 'alert(1)'].join(':');

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
});

describe('cleanLandingUrl()', () => {
  it('takes out our own parameters and keeps the rest', () => {
    expect(cleanLandingUrl('https://shop.example/tea?ref=ADA&size=2&via=x&sku=y#reviews')).toBe(
      'https://shop.example/tea?size=2#reviews',
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
