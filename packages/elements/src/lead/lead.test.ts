import { expect, waitUntil } from '@open-wc/testing';
import { isId } from '@goodword/protocol';
import type { LeadValues } from '@goodword/core';
import { createFakeClient } from '../testing/fake-client.js';
import { collect, expectAccessible, find, mount, shownText } from '../testing/mount.js';
import { PROGRAM, READY } from '../testing/program.js';
import { itKeepsThePromises } from '../testing/promises.js';
import './lead.define.js';
import { GoodwordLead } from './lead.js';

/** An address that would run if it reached an attribute; in parts, as linters refuse it whole. */
const SCRIPT_URL = ['javascript', 'window.hurt=true'].join(':');

/** Types into the form as a person does. */
function fill(element: Element, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    const control = find<HTMLInputElement>(element, `[name="${name}"]`);
    control.value = value;
    control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }
}

function agree(element: Element): void {
  find<HTMLInputElement>(element, '[type=checkbox]').click();
}

function send(element: Element): void {
  find<HTMLFormElement>(element, 'form').requestSubmit();
}

const ADA = { name: 'Ada', email: 'ada@example.com', size: '9', note: 'Two kilos' };

describe('<goodword-lead>', () => {
  itKeepsThePromises(GoodwordLead, () => createFakeClient());

  it('is accessible', () => expectAccessible('goodword-lead', () => createFakeClient()));

  it('is accessible with faults', () =>
    expectAccessible('goodword-lead', () => createFakeClient(), send));

  it('gives every field its label', async () => {
    const element = await mount('goodword-lead', createFakeClient());
    const labels = [...element.renderRoot.querySelectorAll<HTMLInputElement>('form [name]')].map(
      (control) => control.labels?.[0]?.innerText.replace(/\s+/g, ' ').trim(),
    );
    expect(labels).to.deep.equal([
      'Your name',
      'E-mail',
      'Team size (optional)',
      'What do you need? (optional)',
      'Harbour Coffee may contact me about this request.',
    ]);
  });

  it('sends contact, answers and the agreement, and thanks with the focus on it', async () => {
    const client = createFakeClient();
    const sent = collect('goodword-lead-sent');
    const element = await mount('goodword-lead', client);
    fill(element, ADA);
    agree(element);
    send(element);
    await waitUntil(() => element.shadowRoot?.activeElement?.classList.contains('sent'));
    const [values] = client.callsOf('sendLead')[0] as [LeadValues];
    const { id = '', ...rest } = values;
    expect(rest).to.deep.equal({
      email: 'ada@example.com',
      name: 'Ada',
      answers: { size: '9', note: 'Two kilos' },
      contactConsent: true,
    });
    expect(isId('lead', id)).to.equal(true);
    expect(sent.at(-1)?.detail).to.deep.equal({ leadId: id });
    await expect(element).to.be.accessible();
  });

  it('sends nothing without the agreement to be contacted', async () => {
    const client = createFakeClient();
    const element = await mount('goodword-lead', client);
    fill(element, ADA);
    send(element);
    await element.updateComplete;
    expect(client.callsOf('sendLead')).to.deep.equal([]);
    expect(shownText(element)).to.contain('Please agree');
    expect(element.shadowRoot?.activeElement).to.equal(find(element, '[type=checkbox]'));
  });

  it('tells each fault at its field and goes to the first', async () => {
    const element = await mount('goodword-lead', createFakeClient());
    fill(element, { email: 'ada' });
    send(element);
    await element.updateComplete;
    const name = find<HTMLInputElement>(element, '[name=name]');
    const email = find<HTMLInputElement>(element, '[name=email]');
    expect(element.shadowRoot?.activeElement).to.equal(name);
    expect(name.getAttribute('aria-invalid')).to.equal('true');
    const about = (input: Element) => find(element, `#${input.getAttribute('aria-describedby')}`);
    expect(about(name).innerText).to.equal('Please fill this in.');
    expect(about(email).innerText).to.contain('Please enter an e-mail address');
  });

  it('keeps the values and the id, so that a retry is the same lead', async () => {
    let fails = true;
    const client = createFakeClient(READY, {
      sendLead: async ({ id = '' }) => {
        if (!fails) return id;
        throw Object.assign(new Error('no'), { code: 'network', retriable: true });
      },
    });
    const element = await mount('goodword-lead', client);
    fill(element, ADA);
    agree(element);
    send(element);
    await waitUntil(() => shownText(element).includes('There is no connection'));
    expect(find<HTMLInputElement>(element, '[name=name]').value).to.equal('Ada');
    expect(find<HTMLSelectElement>(element, '[name=size]').value).to.equal('9');
    fails = false;
    send(element);
    await waitUntil(() => shownText(element).includes('Thank you'));
    const ids = client.callsOf('sendLead').map(([values]) => (values as LeadValues).id);
    expect(ids).to.have.lengthOf(2);
    expect(ids[0]).to.equal(ids[1]);
  });

  it('sends once when it is submitted twice', async () => {
    const client = createFakeClient();
    const element = await mount('goodword-lead', client);
    fill(element, ADA);
    agree(element);
    send(element);
    send(element);
    await waitUntil(() => shownText(element).includes('Thank you'));
    expect(client.callsOf('sendLead')).to.have.lengthOf(1);
  });

  it('leaves a lead to the host that asks for it', async () => {
    const client = createFakeClient();
    const element = await mount('goodword-lead', client);
    element.addEventListener('goodword-lead-request', (event) => event.preventDefault());
    fill(element, ADA);
    agree(element);
    send(element);
    await element.updateComplete;
    expect(client.callsOf('sendLead')).to.deep.equal([]);
  });

  it('links to the privacy notice, and to nothing that runs', async () => {
    const element = await mount('goodword-lead', createFakeClient());
    expect(find<HTMLAnchorElement>(element, 'a').href).to.equal('https://shop.example.com/privacy');
    const leadForm = { ...PROGRAM.leadForm, privacyUrl: SCRIPT_URL };
    const program = { ...PROGRAM, leadForm };
    const other = await mount('goodword-lead', createFakeClient({ ...READY, program }));
    expect(other.renderRoot.querySelector('[href]')).to.equal(null);
  });
});
