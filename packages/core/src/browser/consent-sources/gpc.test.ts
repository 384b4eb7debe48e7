import { expect } from '@open-wc/testing';
import { watchGpc } from './gpc.js';
import { follow } from './testing/platforms.js';

describe('watchGpc()', () => {
  afterEach(() => Reflect.deleteProperty(navigator, 'globalPrivacyControl'));

  function setSignal(value: unknown): void {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value, configurable: true });
  }

  it('refuses forwarding, and speaks of nothing else', () => {
    setSignal(true);
    expect(follow(watchGpc).reports).to.deep.equal([{ forwarding: 'denied' }]);
  });

  for (const value of [false, undefined, null, '1', 1, 'true']) {
    it(`says nothing when the signal is ${JSON.stringify(value) ?? 'missing'}`, () => {
      setSignal(value);
      expect(follow(watchGpc).reports).to.deep.equal([]);
    });
  }
});
