import { expect, fixture, html } from '@open-wc/testing';
import type { GoodwordElement } from '../internal/goodword-element.js';
import { createFakeClient, type FakeClient } from './fake-client.js';
import { collect, countWrites, find, mount, settle, shownText } from './mount.js';
import { READY } from './program.js';

/** A class of element, as its tests know it. */
interface ElementClass {
  readonly tag: string;
  define(tag?: string, registry?: CustomElementRegistry): void;
  new (): GoodwordElement;
}

/** What is not the same for all. */
interface PromiseOptions {
  /** False for an element that leaves a failed program to what stands in it. @default true */
  tellsOfFailure?: boolean;
}

/**
 * What every element promises, whatever it shows.
 *
 * @param createClient a client in whose state the element shows something
 */
export function itKeepsThePromises(
  ElementClass: ElementClass,
  createClient: () => FakeClient,
  { tellsOfFailure = true }: PromiseOptions = {},
): void {
  const tag = ElementClass.tag as 'goodword-refer';

  it('stays as it is when it is defined twice', () => {
    const before = customElements.get(tag);
    ElementClass.define();
    expect(customElements.get(tag)).to.equal(before);
  });

  it('can be defined under another tag', () => {
    ElementClass.define(`${tag}-again`);
    const other = document.createElement(`${tag}-again`);
    expect(other).to.be.instanceOf(ElementClass);
  });

  it('keeps properties that were set before it was defined', async () => {
    const late = `${tag}-late`;
    const element = document.createElement(late);
    Object.assign(element, { locale: 'de' });
    await fixture(html`<goodword-program .client=${createClient()}>${element}</goodword-program>`);
    ElementClass.define(late);
    await settle(element);
    expect(element).to.have.property('locale', 'de');
    expect((element as GoodwordElement).text('retry')).to.equal('Noch einmal versuchen');
  });

  it('says once that it is ready, to the whole document', async () => {
    const events = collect('goodword-ready');
    const element = await mount(tag, createClient());
    element.requestUpdate();
    await element.updateComplete;
    const own = events.filter((event) => event.target === element);
    expect(own).to.have.lengthOf(1);
    expect(own[0]).to.include({ bubbles: true, composed: true, cancelable: false });
  });

  it('writes nothing to the page when nothing changed', async () => {
    const client = createClient();
    const element = await mount(tag, client);
    const writes = await countWrites(element, () => {
      element.requestUpdate();
      client.change({});
    });
    expect(writes).to.equal(0);
  });

  it('keeps what it shows when it is moved in the page', async () => {
    const client = createClient();
    const element = await mount(tag, client);
    const before = shownText(element);
    const content = element.renderRoot.querySelector('.root');
    const place = document.createElement('div');
    element.parentElement?.append(place);
    place.append(element);
    await settle(element);
    expect(shownText(element)).to.equal(before);
    expect(element.renderRoot.querySelector('.root')).to.equal(content);
    expect(client.listeners).to.equal(1);
  });

  it('lets go of its client when it leaves', async () => {
    const client = createClient();
    const element = await mount(tag, client);
    expect(client.listeners).to.equal(1);
    element.remove();
    expect(client.listeners).to.equal(0);
  });

  it('speaks the language around it, from right to left where it is written so', async () => {
    const element = await mount(tag, createClient(), { lang: 'ar' });
    const root = find(element, '.root');
    expect(root.lang).to.equal('ar');
    expect(getComputedStyle(root).direction).to.equal('rtl');
  });

  if (!tellsOfFailure) return;

  it('shows a failed program and tries again', async () => {
    const client = createFakeClient({
      status: 'error',
      error: { code: 'network', message: 'no', retriable: true },
      consent: READY.consent,
      queue: READY.queue,
    });
    const errors = collect('goodword-error');
    const element = await mount(tag, client);
    expect(find(element, '[role=alert]').innerText).to.contain('There is no connection');
    const own = errors.filter((event) => event.target === element);
    expect(own.map(({ detail }) => detail)).to.deep.equal([{ code: 'network', retriable: true }]);
    const loads = client.callsOf('load').length;
    find(element, 'button').click();
    expect(client.callsOf('load')).to.have.lengthOf(loads + 1);
    await expect(element).to.be.accessible();
  });
}
