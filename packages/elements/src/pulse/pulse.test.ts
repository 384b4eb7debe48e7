import { expect, waitUntil } from '@open-wc/testing';
import { createFakeClient, type FakeClient } from '../testing/fake-client.js';
import { collect, expectAccessible, find, findButton, mount, shownText } from '../testing/mount.js';
import { ADVOCATE, READY } from '../testing/program.js';
import { itKeepsThePromises } from '../testing/promises.js';
import './pulse.define.js';
import { GoodwordPulse } from './pulse.js';

const FAILING = {
  answerPulse: async () => {
    throw Object.assign(new Error('no'), { code: 'network', retriable: true });
  },
};

/** The score of each answer that was sent. */
const scoresOf = (client: FakeClient) =>
  client.callsOf('answerPulse').map(([values]) => (values as { score: number }).score);

async function answer(element: Element, name: string): Promise<void> {
  findButton(element, name).click();
  await waitUntil(() => element.shadowRoot?.querySelector('.thanks'));
}

describe('<goodword-pulse>', () => {
  itKeepsThePromises(GoodwordPulse, () => createFakeClient());

  it('is accessible as a question', () =>
    expectAccessible('goodword-pulse', () => createFakeClient()));

  it('is accessible with faces', () =>
    expectAccessible(
      'goodword-pulse',
      () => createFakeClient(),
      (element) => {
        Object.assign(element, { faces: true });
      },
    ));

  for (const index of [0, 10]) {
    it(`is accessible after the answer ${index}`, () =>
      expectAccessible(
        'goodword-pulse',
        () => createFakeClient(),
        async (element) => {
          element.renderRoot.querySelectorAll<HTMLElement>('.choice')[index]?.click();
          await waitUntil(() => element.renderRoot.querySelector('.thanks'));
        },
      ));
  }

  it('asks with eleven buttons in a named group, the ends in words', async () => {
    const element = await mount('goodword-pulse', createFakeClient());
    const group = find(element, '[role=group]');
    const heading = find(element, '#heading');
    expect(group.getAttribute('aria-labelledby')).to.equal(heading.id);
    expect(heading.innerText).to.equal(
      'How likely are you to recommend Harbour Coffee to a friend?',
    );
    const names = [...group.querySelectorAll('button')].map(
      (button) => button.getAttribute('aria-label') ?? button.innerText,
    );
    expect(names).to.deep.equal([
      '0: Not at all likely',
      ...['1', '2', '3', '4', '5', '6', '7', '8', '9'],
      '10: Very likely',
    ]);
  });

  it('asks with five faces that have names', async () => {
    const properties = { faces: true };
    const element = await mount('goodword-pulse', createFakeClient(), { properties });
    const names = [...element.renderRoot.querySelectorAll('.choice')].map((button) =>
      button.getAttribute('aria-label'),
    );
    expect(names).to.deep.equal(['Very bad', 'Bad', 'Neither good nor bad', 'Good', 'Very good']);
    expect(find(element, 'h2').innerText).to.equal('How do you like Harbour Coffee?');
  });

  it('gives faces scores of the same scale, the last alone a promoter’s', async () => {
    const scores: number[] = [];
    for (const name of ['Very bad', 'Bad', 'Neither good nor bad', 'Good', 'Very good']) {
      const client = createFakeClient();
      const element = await mount('goodword-pulse', client, { properties: { faces: true } });
      await answer(element, name);
      scores.push(...scoresOf(client));
      element.remove();
    }
    expect(scores).to.deep.equal([0, 3, 5, 8, 10]);
  });

  it('tells the page of a stored answer', async () => {
    const events = collect('goodword-pulse-answered');
    const element = await mount('goodword-pulse', createFakeClient());
    await answer(element, '10: Very likely');
    expect(events.at(-1)?.detail).to.deep.equal({ score: 10, promoter: true });
    expect(events.at(-1)).to.include({ bubbles: true, composed: true, cancelable: false });
  });

  it('invites a promoter to share the link, and moves the focus there', async () => {
    const client = createFakeClient({ ...READY, advocate: ADVOCATE });
    const element = await mount('goodword-pulse', client);
    await answer(element, '9');
    expect(element.shadowRoot?.activeElement).to.equal(find(element, '.thanks'));
    expect(find(element, '.thanks').innerText).to.contain('Would you tell a friend?');
    await waitUntil(() => element.shadowRoot?.querySelector('#link'));
    findButton(element, 'WhatsApp').click();
    await waitUntil(() => client.callsOf('share').length === 1);
    expect(client.callsOf('track')).to.deep.equal([[{ type: 'view', element: 'pulse' }]]);
  });

  it('asks a promoter who is not known for an address', async () => {
    const element = await mount('goodword-pulse', createFakeClient());
    await answer(element, '10: Very likely');
    expect(find<HTMLInputElement>(element, '#email').type).to.equal('email');
    expect(shownText(element)).to.contain('Give your friend 15% off');
  });

  it('shows a promoter what the host has put there instead', async () => {
    const element = await mount('goodword-pulse', createFakeClient());
    const own = document.createElement('p');
    own.slot = 'promoter';
    own.textContent = 'Our own words';
    element.append(own);
    expect(own.checkVisibility()).to.equal(false);
    await answer(element, '10: Very likely');
    expect(own.checkVisibility()).to.equal(true);
    expect(find(element, '#email').checkVisibility()).to.equal(false);
  });

  it('asks everybody else what should be better, and adds it to the same answer', async () => {
    const client = createFakeClient();
    const element = await mount('goodword-pulse', client);
    await answer(element, '6');
    expect(element.shadowRoot?.querySelector('#email')).to.equal(null);
    const field = find<HTMLTextAreaElement>(element, 'textarea');
    field.value = '  The lid leaks ';
    findButton(element, 'Send').click();
    await waitUntil(() => shownText(element).includes('Thank you for telling us.'));
    const [[first], [second]] = client.callsOf('answerPulse') as [[object], [object]];
    expect(second).to.deep.equal({ ...first, answer: 'The lid leaks' });
    expect(element.shadowRoot?.activeElement).to.equal(find(element, '.thanks'));
    expect(element.shadowRoot?.querySelector('form')).to.equal(null);
  });

  it('sends no empty words, and goes to the field', async () => {
    const client = createFakeClient();
    const element = await mount('goodword-pulse', client);
    await answer(element, '2');
    findButton(element, 'Send').click();
    expect(client.callsOf('answerPulse')).to.have.lengthOf(1);
    expect(element.shadowRoot?.activeElement).to.equal(find(element, 'textarea'));
  });

  it('says that an answer was not stored, and tries the same one again', async () => {
    const client = createFakeClient(READY, FAILING);
    const errors = collect('goodword-error');
    const element = await mount('goodword-pulse', client);
    const ownErrors = () => errors.filter(({ target }) => target === element);
    findButton(element, '7').click();
    await waitUntil(() => ownErrors().length === 1);
    await element.updateComplete;
    expect(find(element, '[role=alert]').innerText).to.contain('There is no connection');
    expect(shownText(element)).to.contain('How likely');
    findButton(element, '7').click();
    await waitUntil(() => ownErrors().length === 2);
    const [[first], [second]] = client.callsOf('answerPulse') as [[object], [object]];
    expect(second).to.deep.equal(first);
  });

  it('takes one answer, however fast it is clicked', async () => {
    const client = createFakeClient();
    const element = await mount('goodword-pulse', client);
    findButton(element, '5').click();
    findButton(element, '6').click();
    await waitUntil(() => element.shadowRoot?.querySelector('.thanks'));
    expect(scoresOf(client)).to.deep.equal([5]);
  });

  it('keeps its answer when it is moved in the page', async () => {
    const element = await mount('goodword-pulse', createFakeClient());
    await answer(element, '4');
    const place = document.createElement('div');
    element.parentElement?.append(place);
    place.append(element);
    await element.updateComplete;
    expect(find(element, '.thanks').innerText).to.contain('What should we do better?');
  });
});
