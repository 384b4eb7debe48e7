import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { generateCode } from '@goodword/core/rules';
import { createFakeClient } from '../testing/fake-client.js';
import {
  collect,
  expectAccessible,
  find,
  findButton,
  mount,
  settle,
  shownText,
} from '../testing/mount.js';
import { READY } from '../testing/program.js';
import { itKeepsThePromises } from '../testing/promises.js';
import './claim.define.js';
import { GoodwordClaim } from './claim.js';

const CODE = generateCode();

/** The code with its first character exchanged: what the check character is for. */
const MISTYPED = (CODE.startsWith('7') ? '8' : '7') + CODE.slice(1);

function type(element: Element, code: string): HTMLInputElement {
  const input = find<HTMLInputElement>(element, 'input');
  input.value = code;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  return input;
}

describe('<goodword-claim>', () => {
  itKeepsThePromises(GoodwordClaim, () => createFakeClient());

  it('is accessible', () => expectAccessible('goodword-claim', () => createFakeClient()));

  it('claims a code as people type it', async () => {
    const client = createFakeClient();
    const claimed = collect('goodword-claimed');
    const element = await mount('goodword-claim', client);
    type(element, ` ${CODE.slice(0, 4)}-${CODE.slice(4).toLowerCase()} `);
    findButton(element, 'Apply').click();
    await waitUntil(() => shownText(element).includes('Thank you'));
    expect(client.callsOf('claim')).to.deep.equal([[CODE]]);
    expect(claimed.at(-1)?.detail).to.deep.equal({ code: CODE });
    expect(element.shadowRoot?.activeElement).to.equal(find(element, '.done'));
    await expect(element).to.be.accessible();
  });

  it('catches a mistyped code without a request, when the field is left', async () => {
    const client = createFakeClient();
    const element = await mount('goodword-claim', client);
    const input = type(element, MISTYPED);
    input.dispatchEvent(new Event('change'));
    await element.updateComplete;
    expect(shownText(element)).to.contain('This code has a typing mistake');
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    findButton(element, 'Apply').click();
    await element.updateComplete;
    expect(client.callsOf('claim')).to.deep.equal([]);
    type(element, CODE);
    await element.updateComplete;
    expect(input.getAttribute('aria-invalid')).to.equal('false');
  });

  it('says that a code is not known, and keeps it', async () => {
    const client = createFakeClient(READY, {
      claim: async () => Promise.reject(Object.assign(new Error(), { code: 'code-unknown' })),
    });
    const element = await mount('goodword-claim', client);
    const input = type(element, CODE);
    findButton(element, 'Apply').click();
    await waitUntil(() => shownText(element).includes('We do not know this code'));
    expect(input.value).to.equal(CODE);
  });

  it('applies the code by the enter key and leaves the host’s form unsent', async () => {
    const client = createFakeClient();
    const element = await mount('goodword-claim', client);
    const input = type(element, CODE);
    const key = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
    expect(input.dispatchEvent(key)).to.equal(false);
    await waitUntil(() => client.callsOf('claim').length === 1);
  });

  it('is a field of the host’s form once the code is accepted', async () => {
    const form = await fixture<HTMLFormElement>(html`
      <form>
        <goodword-program .client=${createFakeClient()}>
          <goodword-claim name="referral" lang="en"></goodword-claim>
        </goodword-program>
      </form>
    `);
    const element = form.querySelector('goodword-claim') as GoodwordClaim;
    await settle(element);
    expect(new FormData(form).get('referral')).to.equal(null);
    type(element, CODE);
    findButton(element, 'Apply').click();
    await waitUntil(() => element.value === CODE);
    expect(new FormData(form).get('referral')).to.equal(CODE);
  });
});
