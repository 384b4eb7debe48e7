import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { createFakeClient } from '../testing/fake-client.js';
import { collect } from '../testing/mount.js';
import './program.define.js';
import { GoodwordProgram } from './program.js';

describe('<goodword-program>', () => {
  it('gives a client of the host’s own to the elements inside', async () => {
    const client = createFakeClient();
    const element = await fixture<GoodwordProgram>(
      html`<goodword-program .client=${client}></goodword-program>`,
    );
    expect(await element.whenClient()).to.equal(client);
  });

  it('lets elements wait for a program that is named later', async () => {
    const element = await fixture<GoodwordProgram>(html`<goodword-program></goodword-program>`);
    const waiting = element.whenClient();
    element.endpoint = 'https://refer.example.com';
    element.program = 'acme';
    const client = await waiting;
    expect(client.program).to.equal('acme');
    client.dispose();
  });

  it('keeps the client when an attribute changes', async () => {
    const client = createFakeClient();
    const element = await fixture<GoodwordProgram>(
      html`<goodword-program .client=${client}></goodword-program>`,
    );
    element.program = 'other';
    await element.updateComplete;
    expect(await element.whenClient()).to.equal(client);
  });

  it('tells the page of a program that cannot be one, and throws nothing', async () => {
    const errors = collect('goodword-error');
    const element = await fixture<GoodwordProgram>(
      html`<goodword-program program="Not A Program!"></goodword-program>`,
    );
    await waitUntil(() => errors.some((event) => event.target === element));
    expect(errors.at(-1)?.detail.code).to.equal('invalid-option');
  });

  it('shows what stands inside and nothing of its own', async () => {
    const element = await fixture<GoodwordProgram>(
      html`<goodword-program .client=${createFakeClient()}><p>Hello</p></goodword-program>`,
    );
    expect(element.innerText).to.equal('Hello');
    expect(getComputedStyle(element).display).to.equal('contents');
  });

  it('stays as it is when it is defined twice', () => {
    GoodwordProgram.define();
    expect(customElements.get('goodword-program')).to.equal(GoodwordProgram);
  });
});
