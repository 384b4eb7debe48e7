import { expect } from '@open-wc/testing';
import { messageLength } from './message-length.js';

const URL_OF_30 = 'https://refer.example.com/r/AB';

describe('messageLength()', () => {
  it('counts the link with the words where it is one of them', () => {
    expect(messageLength('bluesky', 'Hello', URL_OF_30)).to.deep.equal({
      channel: 'bluesky',
      count: 36,
      limit: 300,
    });
  });

  it('counts as the network does: any link is 23 for X, an emoji 2', () => {
    expect(messageLength('x', 'Hi 👨‍👩‍👧', URL_OF_30)?.count).to.equal(3 + 2 + 1 + 23);
  });

  it('leaves the link out where it has a place of its own', () => {
    expect(messageLength('teams', 'Hello', URL_OF_30)).to.include({ count: 5 });
  });

  for (const channel of ['whatsapp', 'facebook', 'reddit', 'intranet', '__proto__']) {
    it(`has nothing to say of ${channel}`, () => {
      expect(messageLength(channel, 'Hello', URL_OF_30)).to.equal(undefined);
    });
  }
});
