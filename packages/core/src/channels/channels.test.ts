import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildShareAddress } from './build-share-address.js';
import type { Channel, ShareMessage } from './channel.js';
import { CHANNELS, findChannel } from './channels.js';
import { countCharacters } from './characters.js';

const message: ShareMessage = {
  url: 'https://refer.example.com/r/ADA?via=x',
  text: 'Tea & cake',
  title: 'Tea',
};
const everywhere = {
  image: 'https://shop.example/tea.jpg',
  instance: 'social.example',
  isMobile: true,
};

function channelOf(name: string): Channel {
  const channel = findChannel(name);
  if (!channel) throw new Error(`There is no channel ${name}.`);
  return channel;
}

const build = (name: string, more: Partial<ShareMessage> = {}) =>
  buildShareAddress(channelOf(name), { ...message, ...more });
const parametersOf = (address = '') => Object.fromEntries(new URL(address).searchParams);

/** What a network shows as the post, the link in it. */
function postOf(name: string, more: Partial<ShareMessage>): string {
  const { text, description, msgText, body, title, t } = parametersOf(
    build(name, { ...everywhere, ...more }),
  );
  return text ?? description ?? msgText ?? body ?? title ?? t ?? '';
}

const { url } = message;
const joined = `${message.text} ${url}`;

describe('CHANNELS', () => {
  it.each([
    ['x', 'https://x.com/intent/tweet', { text: joined }],
    ['bluesky', 'https://bsky.app/intent/compose', { text: joined }],
    ['threads', 'https://www.threads.com/intent/post', { text: joined }],
    ['mastodon', 'https://social.example/share', { text: joined }],
    ['facebook', 'https://www.facebook.com/sharer/sharer.php', { u: url }],
    ['messenger', 'fb-messenger://share', { link: url }],
    ['linkedin', 'https://www.linkedin.com/sharing/share-offsite/', { url }],
    ['whatsapp', 'https://wa.me/', { text: joined }],
    ['telegram', 'https://t.me/share/url', { url, text: message.text }],
    ['reddit', 'https://www.reddit.com/submit', { url, title: message.title }],
    [
      'pinterest',
      'https://pinterest.com/pin/create/button/',
      { url, media: everywhere.image, description: message.text },
    ],
    ['line', 'https://social-plugins.line.me/lineit/share', { url, text: message.text }],
    ['teams', 'https://teams.microsoft.com/share', { href: url, msgText: message.text }],
    ['hacker-news', 'https://news.ycombinator.com/submitlink', { u: url, t: message.title }],
    ['email', 'mailto:', { subject: message.title, body: `${message.text}\r\n\r\n${url}` }],
    ['sms', 'sms:', { body: joined }],
  ])('%s carries only parameters that work', (name, page, parameters) => {
    const address = build(name, everywhere) ?? '';
    expect(address.slice(0, address.indexOf('?'))).toBe(page);
    expect(parametersOf(address)).toEqual(parameters);
  });

  it('names each network once, as it may stand in a link', () => {
    const names = CHANNELS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9-]{0,29}$/);
  });

  it('begins a text message so that iOS and Android read it', () => {
    expect(build('sms')).toMatch(/^sms:\?&body=Tea%20%26%20cake/);
  });

  it('breaks the lines of an e-mail as RFC 6068 asks, and those of a subject not at all', () => {
    const address = build('email', { text: 'One\nTwo\r\nThree', title: 'A\r\nBcc: x' });
    expect(address).toContain('body=One%0D%0ATwo%0D%0AThree%0D%0A%0D%0Ahttps');
    expect(address).toContain('subject=A%20Bcc%3A%20x&');
  });

  it('opens Mastodon on a public server alone', () => {
    for (const instance of [
      undefined,
      '',
      'localhost',
      '10.0.0.1',
      'a.example/x?',
      'a.example:1',
      'x@a.example',
      '-',
    ]) {
      expect(build('mastodon', { instance })).toBeUndefined();
    }
    expect(build('mastodon', { instance: 'xn--r8jz45g.xn--zckzah' })).toContain(
      '.xn--zckzah/share?',
    );
  });

  it('opens Messenger on phones alone', () => {
    expect(build('messenger')).toBeUndefined();
  });

  it.each([
    ['a line break', 'One\nTwo'],
    ['characters with a meaning', 'a&b#c%d+e=f?g;h"i<j>'],
    ['an emoji', '👩‍👩‍👧‍👦 🏳️‍🌈 1️⃣ 🇩🇪'],
    ['right-to-left text', 'שלום \u200Fعليكم'],
    ['what looks like a place', '{url} {text} $& $1'],
  ])('carries %s as it is', (_, text) => {
    for (const { name } of CHANNELS) {
      const carried = postOf(name, { text, title: text });
      if (carried === '') continue;
      const lines = name === 'email' ? text.replace(/\n/g, '\r\n') : text;
      const oneLine = lines.replace(/\s+/g, ' ');
      expect(carried.startsWith(lines) || carried === oneLine).toBe(true);
    }
  });

  it('builds a well-formed address from whatever a person types', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, title) => {
        for (const { name } of CHANNELS) {
          const address = build(name, { ...everywhere, text, title, disclosure: title }) ?? '';
          expect(address).toMatch(
            /^(https:\/\/|mailto:\?|sms:\?|fb-messenger:\/\/)[\w\-.~!*'()%:/?&=]+$/,
          );
          expect(() => decodeURIComponent(address)).not.toThrow();
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('limits', () => {
  const disclosure = 'I get a reward too.';
  const LIMITED = CHANNELS.filter(({ limit }) => limit !== undefined);
  const endOf = (post: string) =>
    post.includes(disclosure) ? post.slice(post.indexOf(disclosure)) : '';

  it.each(LIMITED.map(({ name }) => [name]))(
    '%s: words are cut, link and disclosure never',
    (name) => {
      const { limit = 0, count = countCharacters } = channelOf(name);
      for (const letter of ['a', 'é', '漢', '👩‍👩‍👧‍👦', 'e\u0301', 'a b ']) {
        const long = letter.repeat(600);
        const post = postOf(name, { text: long, title: long, disclosure });
        expect(count(post)).toBeLessThanOrEqual(limit);
        // Of two that a character may count, one is missing at most, besides a space.
        expect(count(post)).toBeGreaterThan(limit - 4);
        expect(post).toContain('…');
        expect(endOf(post)).toBe(
          { x: 1, bluesky: 1, threads: 1, mastodon: 1 }[name]
            ? `${disclosure} ${url}`
            : { pinterest: 1, teams: 1 }[name]
              ? disclosure
              : '',
        );
      }
    },
  );

  it.each(LIMITED.map(({ name }) => [name]))('%s: what fits is not touched', (name) => {
    const { limit = 0, count = countCharacters } = channelOf(name);
    const room = limit - count(postOf(name, { text: 'a', title: 'a', disclosure })) + 1;
    const text = 'a'.repeat(room);
    expect(postOf(name, { text, title: text, disclosure })).toMatch(new RegExp(`^${text}( |$)`));
    const longer = `${text}a`;
    expect(postOf(name, { text: longer, title: longer, disclosure })).toContain('…');
  });

  it('counts for X what X counts', () => {
    const count = channelOf('x').count ?? countCharacters;
    expect(count('abc')).toBe(3);
    expect(count('“a” – b…')).toBe(9);
    expect(count('漢字')).toBe(4);
    expect(count('👩‍👩‍👧‍👦👍🏽🇩🇪')).toBe(6);
    expect(count(`see ${'https://a.example/'.padEnd(200, 'x')} now`)).toBe(31);
    expect(count('http://a.example')).toBe(23);
  });

  it('counts for Mastodon any link as 23, for Bluesky as it is', () => {
    const long = `a ${'https://a.example/'.padEnd(100, 'x')}`;
    expect(channelOf('mastodon').count?.(long)).toBe(25);
    expect((channelOf('bluesky').count ?? countCharacters)(`${long}👩‍👩‍👧‍👦`)).toBe(103);
  });

  it('leaves link and disclosure whole even where they alone are too long', () => {
    const long = `https://refer.example.com/r/${'A'.repeat(400)}`;
    expect(postOf('bluesky', { text: 'Tea', url: long, disclosure })).toBe(`${disclosure} ${long}`);
  });

  it('takes no notice of what a megabyte has behind its start', () => {
    const text = 'a'.repeat(1_000_000);
    expect(countCharacters(postOf('bluesky', { text, disclosure }))).toBeLessThanOrEqual(300);
  });
});

describe('the words of a share', () => {
  const disclosure = 'I get a reward too.';

  it('end in the disclosure, before the link', () => {
    expect(postOf('whatsapp', { disclosure })).toBe(`Tea & cake ${disclosure} ${url}`);
    expect(postOf('telegram', { disclosure })).toBe(`Tea & cake ${disclosure}`);
  });

  it('say it once where a person’s own words still hold it', () => {
    expect(postOf('telegram', { text: `${disclosure} Tea!`, disclosure })).toBe(
      `Tea! ${disclosure}`,
    );
  });

  it('have the link where the text places it', () => {
    const text = 'Open {link} for tea.';
    expect(postOf('whatsapp', { text, disclosure })).toBe(`Open ${url} for tea. ${disclosure}`);
    expect(postOf('telegram', { text })).toBe('Open  for tea.');
  });

  it('have it behind them where they had to be cut', () => {
    const text = `{link} ${'a'.repeat(400)}`;
    expect(postOf('bluesky', { text, disclosure })).toMatch(/^a+… I get a reward too\. https:/);
  });

  it('may be none', () => {
    expect(postOf('whatsapp', { text: '' })).toBe(url);
    expect(parametersOf(build('telegram', { text: '' }))).toEqual({ url, text: '' });
    expect(postOf('x', { text: '', disclosure })).toBe(`${disclosure} ${url}`);
  });

  it('take a link as it is, whatever is in it', () => {
    const odd = 'https://refer.example.com/r/ADA?sku=$&$1';
    expect(postOf('whatsapp', { text: 'See {link}!', url: odd })).toBe(`See ${odd}!`);
  });
});

describe('findChannel()', () => {
  const own: Channel = { name: 'x', address: 'https://own.example/?u={url}' };

  it('finds a host’s channel before ours', () => {
    expect(findChannel('x', [own])).toBe(own);
    expect(findChannel('sms', [own])?.name).toBe('sms');
    expect(findChannel('__proto__')).toBeUndefined();
  });
});
