import { expect, waitUntil } from '@open-wc/testing';
import { createFakeClient } from '../testing/fake-client.js';
import { expectAccessible, find, findButton, mount } from '../testing/mount.js';
import { ADVOCATE, READY } from '../testing/program.js';
import { itKeepsThePromises } from '../testing/promises.js';
import './link.define.js';
import { GoodwordLink } from './link.js';

const KNOWN = { ...READY, advocate: ADVOCATE };

describe('<goodword-link>', () => {
  itKeepsThePromises(GoodwordLink, () => createFakeClient(KNOWN));

  it('is accessible', () => expectAccessible('goodword-link', () => createFakeClient(KNOWN)));

  it('shows the link so that it can be read and not changed', async () => {
    const element = await mount('goodword-link', createFakeClient(KNOWN));
    const input = find<HTMLInputElement>(element, '#link');
    expect(input.value).to.equal(ADVOCATE.url);
    expect(input.readOnly).to.equal(true);
    expect(input.labels?.[0]?.innerText).to.equal('Your personal link');
  });

  it('selects the whole link on focus', async () => {
    const element = await mount('goodword-link', createFakeClient(KNOWN));
    const input = find<HTMLInputElement>(element, '#link');
    input.focus();
    expect(input.selectionEnd).to.equal(ADVOCATE.url.length);
  });

  it('keeps the focus on the button while it says that the link is copied', async () => {
    const element = await mount('goodword-link', createFakeClient(KNOWN));
    const button = findButton(element, 'Copy');
    button.focus();
    button.click();
    await waitUntil(() => button.textContent.trim() === 'Copied');
    expect(element.shadowRoot?.activeElement).to.equal(button);
  });
});
