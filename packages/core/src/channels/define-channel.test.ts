import { describe, expect, it } from 'vitest';
import { buildShareAddress } from './build-share-address.js';
import type { Channel } from './channel.js';
import { defineChannel } from './define-channel.js';

const xing: Channel = { name: 'xing', address: 'https://www.xing.com/spi/shares/new?url={url}' };

describe('defineChannel()', () => {
  it('gives a channel back that can be used', () => {
    const channel = defineChannel(xing);
    expect(buildShareAddress(channel, { url: 'https://a.example/', text: '', title: '' })).toBe(
      'https://www.xing.com/spi/shares/new?url=https%3A%2F%2Fa.example%2F',
    );
  });

  it('takes an app’s address, and one that depends on the message', () => {
    expect(defineChannel({ ...xing, address: 'viber://forward?text={message}' })).toBeDefined();
    const dialog = defineChannel({
      ...xing,
      address: ({ isMobile }) => (isMobile ? undefined : 'https://a.example/?app_id=1&link={url}'),
    });
    const message = { url: 'https://a.example/', text: '', title: '' };
    expect(buildShareAddress(dialog, message)).toContain('app_id=1&link=https');
    expect(buildShareAddress(dialog, { ...message, isMobile: true })).toBeUndefined();
  });

  it.each([
    { name: 'Xing' },
    { name: '' },
    { name: 'native' },
    { name: 'copy' },
    { name: 'x'.repeat(31) },
    { address: 'https://a.example/?u=' },
    { address: '/share?u={url}' },
    { address: ['javascript', 'alert({url})'].join(':') },
    { address: ' JaVaScRiPt'.concat(':{url}') },
    { address: 'data:text/html,{url}' },
    { limit: 0 },
    { limit: NaN },
  ])('refuses %o', (wrong) => {
    expect(() => defineChannel({ ...xing, ...wrong })).toThrow(
      expect.objectContaining({ code: 'invalid-option' }),
    );
  });
});
