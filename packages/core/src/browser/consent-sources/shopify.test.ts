import { expect } from '@open-wc/testing';
import { watchShopify } from './shopify.js';
import { createShopifyShim, follow } from './testing/platforms.js';
import { ALL_DENIED, ALL_GRANTED, NOTHING, STATISTICS_ONLY } from './testing/said.js';

describe('watchShopify()', () => {
  let shop: ReturnType<typeof createShopifyShim>;

  beforeEach(() => (shop = createShopifyShim()));
  afterEach(() => shop.remove());

  it('says nothing before a choice, although everything is allowed where nobody is asked', () => {
    expect(follow(watchShopify).reports).to.deep.equal([]);
  });

  it('takes what is accepted, in part withdrawn, refused, and forgotten', () => {
    const { reports } = follow(watchShopify);
    shop.choose({ analytics: 'yes', marketing: 'yes' });
    shop.choose({ marketing: 'no' });
    shop.choose({ analytics: 'no' });
    shop.choose({ analytics: '', marketing: '' });
    expect(reports).to.deep.equal([ALL_GRANTED, STATISTICS_ONLY, ALL_DENIED, NOTHING]);
  });

  it('takes what a returning visitor once chose', () => {
    shop.choose({ analytics: 'no', marketing: 'no' });
    expect(follow(watchShopify).reports).to.deep.equal([ALL_DENIED]);
  });

  it('takes an opt-out of the sale of data for a refusal of forwarding', () => {
    const { last } = follow(watchShopify);
    shop.choose({ sale_of_data: 'no' });
    expect(last()).to.deep.equal({ forwarding: 'denied' });
    shop.choose({ analytics: 'yes', marketing: 'yes' });
    expect(last()).to.deep.equal(STATISTICS_ONLY);
  });

  it('reads the categories that the program chose', () => {
    const { last } = follow(watchShopify, { names: { shopify: { attribution: ['preferences'] } } });
    shop.choose({ preferences: 'yes', analytics: 'no', marketing: 'no' });
    expect(last()).to.deep.equal({ ...ALL_DENIED, attribution: 'granted' });
  });

  it('tells no more once it was ended', () => {
    const { reports, end } = follow(watchShopify);
    end();
    shop.choose({ analytics: 'yes' });
    expect(reports).to.deep.equal([]);
  });
});
