import { expect } from '@open-wc/testing';
import { productPath } from './product-path.js';

/** Joined, so that no literal here is itself a script address. */
const SCRIPT = ['javascript', 'alert(1)'].join(':');

describe('productPath()', () => {
  const SHOP = 'https://shop.example.com/start';

  const CASES = [
    ['https://shop.example.com/mugs/blue?size=2#reviews', '/mugs/blue?size=2'],
    ['https://shop.example.com', '/'],
    ['https://other.example.com/mugs', undefined],
    ['http://shop.example.com/mugs', undefined],
    ['https://shop.example.com//other.example.com/', undefined],
    ['//other.example.com/mugs', undefined],
    ['https://', undefined],
    [SCRIPT, undefined],
  ] as const;

  for (const [address, path] of CASES) {
    it(`finds ${path ?? 'nothing'} for ${address}`, () => {
      expect(productPath(address, SHOP)).to.equal(path);
    });
  }

  it('takes an address as a link of the page would', () => {
    expect(productPath('/mugs', location.origin)).to.equal('/mugs');
  });
});
