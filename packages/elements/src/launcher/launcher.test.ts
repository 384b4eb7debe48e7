import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { ReferralClient } from '@goodword/core';
import '../link/link.define.js';
import '../refer/refer.define.js';
import '../welcome/welcome.define.js';
import { createFakeClient } from '../testing/fake-client.js';
import {
  collect,
  comeToRest,
  expectAccessible,
  find,
  findButton,
  mount,
  settle,
  shownText,
} from '../testing/mount.js';
import { ADVOCATE, PROGRAM, READY } from '../testing/program.js';
import { itKeepsThePromises } from '../testing/promises.js';
import './launcher.define.js';
import { GoodwordLauncher } from './launcher.js';

const KNOWN = { ...READY, advocate: ADVOCATE };
const HOUR = 3_600_000;

const dialogOf = (element: Element) => find<HTMLDialogElement>(element, 'dialog');

/** A launcher around a link, in a program with this client. */
async function mountAround(
  properties: Readonly<Record<string, unknown>> = {},
  client: ReferralClient = createFakeClient(KNOWN),
): Promise<GoodwordLauncher> {
  const element = document.createElement('goodword-launcher');
  Object.assign(element, properties);
  element.append(document.createElement('goodword-link'));
  await fixture(html`
    <main lang="en">
      <goodword-program .client=${client}>${element}</goodword-program>
    </main>
  `);
  await settle(element);
  return element;
}

/** Presses and lets go at a place, as a pointer does. */
function press(down: Element, up: Element = down): void {
  down.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
  up.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
}

const ownOf = <Event extends { target: EventTarget | null }>(events: Event[], element: Element) =>
  events.filter(({ target }) => target === element);

describe('<goodword-launcher>', () => {
  itKeepsThePromises(GoodwordLauncher, () => createFakeClient(), { tellsOfFailure: false });

  it('is accessible while it is closed', () =>
    expectAccessible('goodword-launcher', () => createFakeClient()));

  it('is accessible while it is open', () =>
    expectAccessible(
      'goodword-launcher',
      () => createFakeClient(KNOWN),
      (element) => {
        element.append(document.createElement('goodword-link'));
        (element as GoodwordLauncher).show();
      },
    ));

  it('takes no place in the host’s layout', async () => {
    const element = await mountAround();
    expect(getComputedStyle(element).display).to.equal('contents');
    expect(getComputedStyle(find(element, '.launch')).position).to.equal('fixed');
    expect(element.parentElement?.getBoundingClientRect().height).to.equal(0);
  });

  it('opens by its button, in the top layer, and names the dialog', async () => {
    const opened = collect('goodword-opened');
    const element = await mountAround();
    findButton(element, 'Refer a friend').click();
    await element.updateComplete;
    const dialog = dialogOf(element);
    expect(dialog.matches(':modal')).to.equal(true);
    expect(find(element, `#${dialog.getAttribute('aria-labelledby') ?? ''}`).innerText).to.equal(
      'Refer a friend',
    );
    expect(element.shadowRoot?.activeElement).to.equal(find(element, '#title'));
    expect(ownOf(opened, element).map(({ detail }) => detail)).to.deep.equal([
      { reason: 'button' },
    ]);
  });

  it('shows what stands in it, and only while it is open', async () => {
    const element = await mountAround();
    const link = element.querySelector('goodword-link')!;
    await settle(link);
    expect(link.checkVisibility()).to.equal(false);
    element.show();
    await element.updateComplete;
    expect(link.checkVisibility()).to.equal(true);
    expect(find<HTMLInputElement>(link, '#link').value).to.equal(ADVOCATE.url);
  });

  it('gives the focus back when it is closed', async () => {
    const element = await mountAround();
    const button = findButton(element, 'Refer a friend');
    button.focus();
    button.click();
    await element.updateComplete;
    findButton(element, 'Close').click();
    await waitUntil(() => !element.open);
    expect(element.shadowRoot?.activeElement).to.equal(button);
  });

  it('is closed by its button, and says that it was the person', async () => {
    const dismissed = collect('goodword-dismissed');
    const element = await mountAround({ open: true });
    findButton(element, 'Close').click();
    await waitUntil(() => ownOf(dismissed, element).length === 1);
    expect(dismissed.at(-1)?.detail).to.deep.equal({ reason: 'close-button' });
    expect(dialogOf(element).open).to.equal(false);
    expect(element.hasAttribute('open')).to.equal(false);
  });

  it('is closed by the escape key, or what a device has in its place', async () => {
    const dismissed = collect('goodword-dismissed');
    const element = await mountAround({ open: true });
    // The key itself is the browser's: a page cannot press it. This is what it does then.
    dialogOf(element).close();
    await waitUntil(() => ownOf(dismissed, element).length === 1);
    expect(dismissed.at(-1)?.detail).to.deep.equal({ reason: 'escape-key' });
    expect(element.open).to.equal(false);
  });

  it('is closed by a press beside the panel', async () => {
    const dismissed = collect('goodword-dismissed');
    const element = await mountAround({ open: true });
    press(dialogOf(element));
    await waitUntil(() => ownOf(dismissed, element).length === 1);
    expect(dismissed.at(-1)?.detail).to.deep.equal({ reason: 'backdrop' });
  });

  it('stays open for a press that began within, or is within', async () => {
    const element = await mountAround({ open: true });
    press(find(element, '.panel'));
    press(find(element, '.content'), dialogOf(element));
    await element.updateComplete;
    expect(dialogOf(element).open).to.equal(true);
  });

  it('is not reopened by an update between the closing and its event', async () => {
    const client = createFakeClient(KNOWN);
    const element = await mountAround({ open: true }, client);
    dialogOf(element).close();
    client.change({});
    await element.updateComplete;
    await waitUntil(() => !element.open);
    expect(dialogOf(element).open).to.equal(false);
  });

  it('tells no dismissal when the host closes it', async () => {
    const dismissed = collect('goodword-dismissed');
    const element = await mountAround({ open: true });
    element.hide();
    await element.updateComplete;
    await aTimeout(0);
    expect(dialogOf(element).open).to.equal(false);
    expect(ownOf(dismissed, element)).to.deep.equal([]);
  });

  it('goes when what stands in it is dismissed', async () => {
    const referrer = { code: ADVOCATE.code, displayName: 'Ada' };
    const element = await mountAround({ open: true }, createFakeClient({ ...READY, referrer }));
    const welcome = document.createElement('goodword-welcome');
    element.replaceChildren(welcome);
    await settle(welcome);
    findButton(welcome, 'Close').click();
    await element.updateComplete;
    expect(element.open).to.equal(false);
  });

  it('stays open when it is moved in the page, and tells it once', async () => {
    const opened = collect('goodword-opened');
    const dismissed = collect('goodword-dismissed');
    const element = await mountAround({ open: true });
    const place = document.createElement('div');
    element.parentElement?.append(place);
    place.append(element);
    await settle(element);
    await aTimeout(0);
    expect(dialogOf(element).matches(':modal')).to.equal(true);
    expect(ownOf(opened, element)).to.have.lengthOf(1);
    expect(ownOf(dismissed, element)).to.deep.equal([]);
  });

  it('leaves the button to the host that has its own', async () => {
    const element = await mountAround({ hideButton: true, label: 'Invite a colleague' });
    expect(getComputedStyle(find(element, '.launch')).display).to.equal('none');
    element.show();
    await element.updateComplete;
    expect(find(element, '#title').innerText).to.equal('Invite a colleague');
  });

  it('shows its dialog without a program, so that what stands in it can tell', async () => {
    const client = createFakeClient({
      status: 'error',
      error: { code: 'network', message: 'no', retriable: true },
      consent: READY.consent,
      queue: READY.queue,
    });
    const errors = collect('goodword-error');
    const element = await mountAround({ open: true }, client);
    const link = element.querySelector('goodword-link')!;
    await settle(link);
    expect(shownText(link)).to.contain('There is no connection');
    expect(ownOf(errors, element)).to.deep.equal([]);
    expect(ownOf(errors, link)).to.have.lengthOf(1);
    await comeToRest(element);
    await expect(element).to.be.accessible();
  });

  describe('by itself', () => {
    afterEach(() => scrollTo(0, 0));

    it('opens after a time', async () => {
      const opened = collect('goodword-opened');
      const element = await mountAround({ openAfter: '20ms' });
      await waitUntil(() => element.open);
      await element.updateComplete;
      expect(ownOf(opened, element).map(({ detail }) => detail.reason)).to.deep.equal(['delay']);
    });

    it('opens once so much of the page was scrolled', async () => {
      const opened = collect('goodword-opened');
      const element = await mountAround({ openAtScroll: '50%' });
      const long = Object.assign(document.createElement('div'), { className: 'long' });
      long.style.blockSize = '5000px';
      element.parentElement?.append(long);
      const way = document.documentElement.scrollHeight - innerHeight;
      scrollTo(0, way * 0.3);
      await aTimeout(60);
      expect(element.open).to.equal(false);
      scrollTo(0, way * 0.6);
      await waitUntil(() => element.open);
      await element.updateComplete;
      expect(ownOf(opened, element).map(({ detail }) => detail.reason)).to.deep.equal(['scroll']);
      expect(scrollY).to.be.closeTo(way * 0.6, 2);
    });

    it('never opens for a time or a depth that cannot be read', async () => {
      const element = await mountAround({ openAfter: 'soon', openAtScroll: 'far' });
      await aTimeout(30);
      window.dispatchEvent(new Event('scroll'));
      await element.updateComplete;
      expect(element.open).to.equal(false);
    });

    it('waits while the person types', async () => {
      const element = await mountAround();
      const input = document.createElement('input');
      input.setAttribute('aria-label', 'Search');
      element.parentElement?.append(input);
      input.focus();
      element.openAfter = '1ms';
      await aTimeout(50);
      expect(element.open).to.equal(false);
      input.blur();
      await waitUntil(() => element.open, 'it opens once they are done', { timeout: 3000 });
    });

    it('lets go of its moments when it leaves', async () => {
      const element = await mountAround();
      element.openAfter = '30ms';
      await element.updateComplete;
      element.remove();
      element.requestUpdate();
      await aTimeout(80);
      expect(element.open).to.equal(false);
    });

    it('opens at a moment of the host’s own, once while the page is there', async () => {
      const client = createFakeClient(KNOWN);
      const opened = collect('goodword-opened');
      const element = await mountAround({}, client);
      element.suggest();
      await element.updateComplete;
      expect(element.open).to.equal(true);
      element.hide();
      await element.updateComplete;
      element.suggest();
      await element.updateComplete;
      expect(element.open).to.equal(false);
      // A router that makes the element anew does not begin a new count.
      const other = await mountAround({}, client);
      other.suggest();
      await other.updateComplete;
      expect(other.open).to.equal(false);
      expect(ownOf(opened, element)).to.have.lengthOf(1);
    });

    it('opens whenever the host says show()', async () => {
      const element = await mountAround();
      for (let times = 0; times < 2; times += 1) {
        element.show();
        await element.updateComplete;
        expect(dialogOf(element).open).to.equal(true);
        element.hide();
        await element.updateComplete;
      }
      element.show();
      await aTimeout(50);
      expect(dialogOf(element).matches(':modal')).to.equal(true);
    });

    it('counts the times that the host remembers', async () => {
      const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();
      const suggested = async (properties: Readonly<Record<string, unknown>>) => {
        const element = await mountAround(properties);
        element.suggest();
        await element.updateComplete;
        const { open } = element;
        element.remove();
        return open;
      };
      expect(await suggested({ atMost: '1/2h', openedAt: ago(1) })).to.equal(false);
      expect(await suggested({ atMost: '1/2h', openedAt: ago(3) })).to.equal(true);
      expect(await suggested({ atMost: '2/5h', openedAt: `${ago(1)} ${ago(3)}` })).to.equal(false);
      expect(await suggested({ atMost: '2/2h', openedAt: `${ago(1)} ${ago(3)}` })).to.equal(true);
      expect(await suggested({ atMost: '0/1h' })).to.equal(false);
    });

    it('keeps nothing on the device', async () => {
      const element = await mountAround({ openAfter: '1ms' });
      await waitUntil(() => element.open);
      await element.updateComplete;
      expect([localStorage.length, sessionStorage.length, document.cookie]).to.deep.equal([
        0,
        0,
        '',
      ]);
    });
  });

  it('never runs what a host or a program calls it', async () => {
    const bad = '<img src=x onerror="window.hurt=true">';
    const program = { ...PROGRAM, texts: { en: { launch: bad, dismiss: bad } } };
    const element = await mount('goodword-launcher', createFakeClient({ ...READY, program }));
    expect(find(element, '#title').textContent).to.equal(bad);
    expect(element.renderRoot.querySelector('img, script, [onerror]')).to.equal(null);
    expect(window).not.to.have.property('hurt');
  });
});
