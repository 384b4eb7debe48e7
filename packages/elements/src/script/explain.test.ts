import type { ReferralState } from '@goodword/core';
import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { createFakeClient } from '../testing/fake-client.js';
import { PROGRAM, READY } from '../testing/program.js';
import '../consent/consent.define.js';
import '../program/program.define.js';
import '../welcome/welcome.define.js';
import { explainClient, explainPage } from './explain.js';
import { explainElement } from './explain-element.js';
import { explainState } from './explain-state.js';

const TOUCH = { code: 'ADA', touchedAt: Date.UTC(2026, 10, 25), via: 'whatsapp', sku: 'mug-1' };
const NEW: ReferralState = { ...READY, status: 'loading', program: undefined as never };

const granting = (attribution: 'granted' | 'denied' | 'unknown'): ReferralState['consent'] => ({
  ...READY.consent,
  purposes: { ...READY.consent.purposes, attribution },
  source: 'banner',
  decided: attribution !== 'unknown',
});

/* eslint-disable no-console -- what is said there is what is tested */
/** What stands on the console while something is done. */
async function listen(work: () => Promise<unknown>): Promise<string[]> {
  const { info } = console;
  const lines: string[] = [];
  console.info = (message: string) => void lines.push(message);
  try {
    await work();
  } finally {
    console.info = info;
  }
  return lines;
}

/* eslint-enable no-console */

describe('explainState()', () => {
  const explained = (before: ReferralState | undefined, after: ReferralState) =>
    explainState(before, after).join('\n');

  it('says nothing where nothing changed', () => {
    expect(explainState(READY, { ...READY })).to.deep.equal([]);
  });

  it('says at first what is known of consent and of who sent the visitor', () => {
    expect(explained(undefined, NEW)).to.contain('attribution unknown');
    expect(explained(undefined, NEW)).to.contain('nobody has said anything yet');
    expect(explained(undefined, NEW)).to.contain('nobody is known to have sent this visitor');
  });

  it('says by which code a visitor came, and that it is not kept without consent', () => {
    const text = explained(undefined, { ...NEW, touch: TOUCH });
    expect(text).to.contain('by the code ADA by whatsapp for mug-1');
    expect(text).to.contain('held in memory and lost with the page, since attribution is unknown');
  });

  it('says when the code may be kept, and who said so', () => {
    const before = { ...READY, touch: TOUCH };
    const text = explained(before, { ...before, consent: granting('granted') });
    expect(text).to.contain('said by banner');
    expect(text).to.contain('It may be kept on this device');
  });

  it('says that consent ended, and with it the touch', () => {
    const before = { ...READY, touch: TOUCH, consent: granting('granted') };
    const text = explained(before, {
      ...before,
      touch: undefined as never,
      consent: granting('denied'),
    });
    expect(text).to.contain('ADA is forgotten: consent ended');
  });

  it('says that the server does not know a code', () => {
    const before = { ...NEW, touch: TOUCH };
    const text = explained(before, { ...NEW, touch: undefined as never });
    expect(text).to.contain('The server does not know the code ADA');
  });

  it('says whose code it is, as far as that is told', () => {
    const referrer = { code: 'ADA', displayName: 'Ada' };
    expect(explained(READY, { ...READY, referrer })).to.contain('Ada may be named');
  });

  it('says why there is no program, and where more is said of it', () => {
    const error = { code: 'network', message: 'No way.', retriable: true } as const;
    const text = explained(NEW, { ...NEW, status: 'error', error });
    expect(text).to.contain('no element shows its content: network. No way.');
    expect(text).to.contain('docs/errors.md#network');
  });

  it('says that the program is there', () => {
    expect(explained(NEW, { ...READY, program: { ...PROGRAM, test: true } })).to.contain(
      'The program “Harbour Coffee” is loaded (version 1, a test program).',
    );
  });
});

describe('explainElement()', () => {
  const show = (markup: Parameters<typeof fixture>[0]) => fixture<Element>(markup);

  it('tells a tag that nobody knows', async () => {
    const element = await show(html`<goodword-typo></goodword-typo>`);
    expect(explainElement(element)).to.contain('the tag is misspelt');
  });

  it('tells that an element waits below the screen', async () => {
    const page = await show(html`<div><goodword-far>Ask us</goodword-far></div>`);
    (page as HTMLElement).style.paddingBlockStart = '9000px';
    expect(explainElement(page.firstElementChild as Element)).to.contain('when it comes near');
  });

  for (const [tag, state, reason] of [
    ['goodword-welcome', READY, 'nobody sent this visitor'],
    ['goodword-consent', { ...READY, consent: { ...READY.consent, mode: 'granted' } }, '“granted”'],
    ['goodword-welcome', NEW, 'the program is not there (loading)'],
  ] as const) {
    it(`tells why <${tag}> shows nothing: ${reason}`, async () => {
      const client = createFakeClient(state as ReferralState);
      const page = await show(html`<goodword-program .client=${client}></goodword-program>`);
      const element = document.createElement(tag);
      page.append(element);
      await element.updateComplete;
      await waitUntil(() => explainElement(element, client.get())?.includes(reason));
      expect(explainElement(element)).to.contain('no program is named');
    });
  }

  it('tells that the page itself hides an element, and says nothing of one that shows', async () => {
    const client = createFakeClient();
    const page = await show(html`<goodword-program .client=${client}></goodword-program>`);
    const element = document.createElement('goodword-consent');
    page.append(element);
    await waitUntil(() => element.shadowRoot?.querySelector('.card'));
    expect(explainElement(element, client.get())).to.equal(undefined);
    (page as HTMLElement).style.display = 'none';
    expect(explainElement(element, client.get())).to.contain('hidden by the page’s own styles');
  });
});

describe('explainClient()', () => {
  it('tells each choice, what it changed, and each change only once', async () => {
    const client = createFakeClient({ ...READY, touch: TOUCH });
    const lines = await listen(async () => {
      explainClient(client);
      await client.consent.set({ attribution: true }, 'banner');
      client.change({});
    });
    expect(
      lines.filter((line) => line.includes('A choice of consent was made (banner)')),
    ).to.have.lengthOf(1);
    expect(lines.filter((line) => line.includes('attribution granted'))).to.have.lengthOf(1);
    expect(lines.filter((line) => line.includes('It may be kept'))).to.have.lengthOf(1);
    expect(client.callsOf('consent.set')).to.deep.equal([[{ attribution: true }, 'banner']]);
  });

  it('tells a withdrawal', async () => {
    const client = createFakeClient();
    const lines = await listen(async () => {
      explainClient(client);
      await client.consent.withdraw();
    });
    expect(lines.join()).to.contain('Consent was withdrawn');
    await aTimeout(0);
    expect(client.callsOf('consent.withdraw')).to.have.lengthOf(1);
  });
});

describe('explainPage()', () => {
  it('tells each signal of a platform and passes it on', async () => {
    const heard: unknown[] = [];
    let ended = 0;
    const page = explainPage({
      locale: () => 'en',
      readConsent: () => undefined,
      onConsentChange: () => () => undefined,
      findConsent({ report }) {
        report('klaro', { attribution: 'granted' });
        return () => void (ended += 1);
      },
    });
    const lines = await listen(async () => {
      const end = page.findConsent?.({
        clock: { setTimer: () => () => undefined },
        pinned: undefined,
        options: {},
        report: (...said) => heard.push(said),
        onError: () => undefined,
      });
      end?.();
    });
    expect(lines).to.deep.equal(['[goodword] The consent platform klaro says:']);
    expect(heard).to.deep.equal([['klaro', { attribution: 'granted' }]]);
    expect(ended).to.equal(1);
  });
});
