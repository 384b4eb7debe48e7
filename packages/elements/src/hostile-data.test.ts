import type { ReferralState } from '@goodword/core';
import { readLandingUrl, safeUrl } from '@goodword/core/rules';
import type { Program } from '@goodword/protocol';
import { expect } from '@open-wc/testing';
import type { GoodwordElement } from './internal/goodword-element.js';
import { texts as first } from './locales/en.js';
import { texts as more } from './locales/more/en.js';
import { readConfiguration } from './script/read-configuration.js';
import { createFakeClient } from './testing/fake-client.js';
import { HOSTILE_TEXTS } from './testing/hostile-texts.js';
import { mount } from './testing/mount.js';
import { ADVOCATE, PROGRAM, WITH_FIGURES } from './testing/program.js';
import { SHOWN_STATES, type ShownState } from './testing/states.js';

/** Attributes that a browser fetches or goes to. */
const ADDRESSES = ['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'poster', 'srcset'];

const SAFE_SCHEMES = ['https:', 'http:', 'mailto:', 'sms:', 'tel:'];

/** Every text of the elements, replaced. */
const sayingAll = (text: string): Program['texts'] => ({
  en: Object.fromEntries(Object.keys({ ...first, ...more }).map((key) => [key, text])),
});

/** A program that is this text wherever a host or a marketer may write one. */
function hostileProgram(text: string, saysAll: boolean): Program {
  const words = { en: text };
  return {
    ...PROGRAM,
    name: text,
    locale: text,
    destination: text,
    texts: saysAll ? sayingAll(text) : { [text]: { [text]: text } },
    channels: [text, 'whatsapp', 'mastodon'],
    offer: {
      advocate: { benefit: PROGRAM.offer.advocate.benefit, text: words },
      friend: { benefit: PROGRAM.offer.friend.benefit, text: words, coupon: text },
    },
    milestones: [
      { at: 1, text: words },
      { at: 9, text: words },
    ],
    leadForm: {
      fields: [
        { key: 'name', kind: 'text', label: words, required: true },
        { key: text, kind: 'text', label: words, required: false },
        {
          key: 'size',
          kind: 'select',
          label: words,
          required: false,
          options: [{ value: text, label: words }],
        },
      ],
      privacyUrl: text,
    },
  };
}

/** The state that shows most, its data hostile. */
const hostileState = (text: string, saysAll: boolean): Partial<ReferralState> => ({
  program: hostileProgram(text, saysAll),
  referrer: { code: text, displayName: text },
  touch: { code: text, touchedAt: 0, via: text, sku: text },
  referrals: [{ id: text, status: text as 'won', since: text }],
  rewards: [{ id: text, state: text as 'issued', amount: 1, unit: 'points:x', since: text }],
  leaderboard: {
    items: [{ rank: 1, name: text, count: 1 }],
    own: { count: 0, isShown: true, name: text },
  },
});

/** What of an element could run, or lead to what runs. */
function findDangers({ renderRoot }: GoodwordElement): string[] {
  return [...renderRoot.querySelectorAll('*')].flatMap((part) => {
    const dangers: string[] = [];
    if (/^(script|iframe|object|embed|base|meta|link|frame|animate)$/.test(part.localName)) {
      dangers.push(part.localName);
    }
    for (const { name, value } of part.attributes) {
      if (/^on/.test(name) || name === 'style' || name === 'srcdoc') dangers.push(name);
      if (!ADDRESSES.includes(name)) continue;
      const { protocol } = new URL(value, location.href);
      if (!SAFE_SCHEMES.includes(protocol)) dangers.push(`${name}=${value}`);
    }
    return dangers;
  });
}

/** The properties of an element that take a text. */
const textPropertiesOf = (element: GoodwordElement): string[] =>
  [...(element.constructor as typeof GoodwordElement).elementProperties]
    .filter(([, { state }]) => !state)
    .map(([name]) => String(name))
    .filter((name) => typeof element[name as keyof GoodwordElement] === 'string');

describe('hostile data', () => {
  const ran: unknown[] = [];
  const thrown: unknown[] = [];
  const note = (event: ErrorEvent | PromiseRejectionEvent) =>
    void thrown.push('reason' in event ? event.reason : event.error);

  before(() => {
    Object.assign(globalThis, { hurt: (value: unknown) => ran.push(value) });
    addEventListener('error', note);
    addEventListener('unhandledrejection', note);
  });
  after(() => {
    removeEventListener('error', note);
    removeEventListener('unhandledrejection', note);
  });
  beforeEach(() => {
    ran.length = 0;
    thrown.length = 0;
  });

  it('is more than five hundred texts, each of them another', () => {
    expect(new Set(HOSTILE_TEXTS).size).to.be.greaterThan(500);
    expect(new Set(HOSTILE_TEXTS).size).to.equal(HOSTILE_TEXTS.length);
  });

  async function expectHarmless(
    shown: ShownState,
    feed: (element: GoodwordElement, text: string, change: (parts: object) => void) => void,
  ): Promise<void> {
    const client = createFakeClient({ ...WITH_FIGURES, ...shown.createClient().get() });
    const element = await mount(shown.tag, client, { properties: shown.properties ?? {} });
    await shown.arrange?.(element);
    for (const text of HOSTILE_TEXTS) {
      feed(element, text, client.change);
      await element.updateComplete;
      const dangers = findDangers(element);
      if (dangers.length > 0) expect(dangers, JSON.stringify(text)).to.deep.equal([]);
    }
    // What a browser would run of it runs in a task of its own.
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(ran).to.deep.equal([]);
    expect(thrown.map(String)).to.deep.equal([]);
    expect(element.renderRoot.querySelector('.root')).to.not.equal(null);
  }

  const STATES = SHOWN_STATES.filter(({ name }) => !/-(wrong|failed)$/.test(name));

  for (const shown of STATES) {
    it(`of a program and of people stays text in ${shown.name}`, () =>
      expectHarmless(shown, (_element, text, change) => change(hostileState(text, false))));

    it(`in place of every text stays text in ${shown.name}`, () =>
      expectHarmless(shown, (_element, text, change) => change(hostileState(text, true))));

    it(`in every property and attribute, and in its slots, stays text in ${shown.name}`, () =>
      expectHarmless(shown, (element, text) => {
        for (const name of textPropertiesOf(element)) Object.assign(element, { [name]: text });
        for (const { name } of [...element.attributes]) element.setAttribute(name, text);
        for (const name of ['lang', 'title', 'locale', 'sku', 'to', 'label', 'at-most']) {
          element.setAttribute(name, text);
        }
        element.textContent = text;
      }));
  }

  it('of an advocate’s link stays text', async () => {
    const [shown] = STATES.filter(({ name }) => name === 'link');
    await expectHarmless(shown as ShownState, (_element, text, change) =>
      change({ advocate: { ...ADVOCATE, code: text, url: text, displayName: text } }),
    );
  });

  it('is no address that is safe to go to', () => {
    for (const text of HOSTILE_TEXTS) {
      const safe = safeUrl(text);
      if (safe) expect(SAFE_SCHEMES, text).to.include(new URL(safe).protocol);
    }
  });

  it('in the address of a page or of the script is read as text, or not at all', () => {
    for (const text of HOSTILE_TEXTS) {
      const query = new URLSearchParams({ ref: text, via: text, sku: text, program: text });
      const landing = readLandingUrl(`https://shop.example/?${query}`);
      for (const value of Object.values(landing ?? {})) expect(value).to.be.a('string');
      const moduleUrl = `https://refer.example.com/goodword.js?${query}`;
      const read = readConfiguration({ moduleUrl, scripts: [], queue: [{ program: text }] });
      expect(read?.endpoint ?? 'https://refer.example.com').to.equal('https://refer.example.com');
    }
  });
});
