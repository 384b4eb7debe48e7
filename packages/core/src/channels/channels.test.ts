import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeUrl } from '../links/safe-url.js';
import { CHANNELS, findChannel } from './channels.js';

const message = { url: 'https://refer.example.com/r/ADA?via=x', text: 'Tea & cake', title: 'Tea' };
const parametersOf = (name: string) =>
  Object.fromEntries(new URL(findChannel(name)?.build(message) ?? '').searchParams);

describe('CHANNELS', () => {
  it.each([
    ['x', { text: message.text, url: message.url }],
    ['bluesky', { text: `${message.text} ${message.url}` }],
    ['threads', { text: message.text, url: message.url }],
    ['facebook', { u: message.url }],
    ['linkedin', { url: message.url }],
    ['whatsapp', { text: `${message.text} ${message.url}` }],
    ['telegram', { url: message.url, text: message.text }],
    ['reddit', { url: message.url, title: message.title }],
    ['line', { url: message.url, text: message.text }],
    ['teams', { href: message.url, msgText: message.text }],
    ['hacker-news', { u: message.url, t: message.title }],
  ])('%s carries only parameters that work', (name, parameters) => {
    expect(parametersOf(name)).toEqual(parameters);
  });

  it('breaks the lines of an e-mail as RFC 6068 asks', () => {
    expect(findChannel('email')?.build(message)).toContain('%0D%0A');
  });

  it('begins a text message so that iOS and Android read it', () => {
    expect(findChannel('sms')?.build(message)).toMatch(/^sms:\?&body=Tea%20%26%20cake/);
  });

  it('builds a safe address from whatever a person types', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, title) => {
        for (const channel of CHANNELS) {
          expect(safeUrl(channel.build({ ...message, text, title }))).toBeDefined();
        }
      }),
    );
  });
});
