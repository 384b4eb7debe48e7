import type { ReferralState } from '@goodword/core';
import { expect } from '@open-wc/testing';
import { createFakeClient } from '../testing/fake-client.js';
import { countWrites, expectAccessible, find, mount, shownText } from '../testing/mount.js';
import { ADVOCATE, PROGRAM, READY, WITH_FIGURES } from '../testing/program.js';
import { itKeepsThePromises } from '../testing/promises.js';
import './progress.define.js';
import { GoodwordProgress } from './progress.js';

const MILESTONES = [
  { at: 10, text: { en: 'A place at our table', de: 'Ein Platz an unserem Tisch' } },
  { at: 2, benefit: { kind: 'fixed', amount: 2000, unit: 'EUR' } as const },
  { at: 5, benefit: { kind: 'fixed', amount: 200, unit: 'points:beans' } as const },
];

const WITH_STEPS: ReferralState = {
  ...WITH_FIGURES,
  program: { ...PROGRAM, milestones: MILESTONES },
};

const steps = (element: Element) =>
  [...(element.shadowRoot?.querySelectorAll('li') ?? [])].map((step) =>
    step.innerText.replace(/\s+/g, ' ').trim(),
  );

describe('<goodword-progress>', () => {
  itKeepsThePromises(GoodwordProgress, () => createFakeClient(WITH_STEPS));

  const STATES: Record<string, ReferralState> = {
    'on the way': WITH_STEPS,
    'without steps': WITH_FIGURES,
    'at the end': {
      ...WITH_STEPS,
      advocate: { ...ADVOCATE, hasFigures: true, won: 12 },
    },
    'for one who is not signed in': { ...READY, advocate: ADVOCATE },
  };
  for (const [name, state] of Object.entries(STATES)) {
    it(`is accessible ${name}`, () =>
      expectAccessible('goodword-progress', () => createFakeClient(state)));
  }

  it('shows the count, the way to the next step, and the steps, nearest first', async () => {
    const element = await mount('goodword-progress', createFakeClient(WITH_STEPS));
    expect(find(element, '.count').innerText).to.equal('2 new customers');
    const bar = find<HTMLProgressElement>(element, 'progress');
    expect([bar.value, bar.max]).to.deep.equal([2, 5]);
    expect(find(element, '#next').innerText).to.equal('3 more to the next step');
    expect(steps(element)).to.deep.equal([
      '2 new customers €20 Reached',
      '5 new customers 200 points',
      '10 new customers A place at our table',
    ]);
    expect(find(element, '[aria-current=step]').innerText).to.contain('5 new customers');
  });

  it('speaks the page’s language, program texts included', async () => {
    const client = createFakeClient(WITH_STEPS);
    const element = await mount('goodword-progress', client, { lang: 'de' });
    expect(steps(element)[2]).to.equal('10 neue Kunden Ein Platz an unserem Tisch');
  });

  it('speaks by a tag that is written with an underscore, and past one that is none', async () => {
    const properties = { locale: 'de_AT' };
    const element = await mount('goodword-progress', createFakeClient(WITH_STEPS), { properties });
    expect(element.localeTag).to.equal('de-AT');
    expect(shownText(element)).to.contain('2 neue Kunden');
    element.locale = 'en-<none>';
    await element.updateComplete;
    expect(element.localeTag).to.equal('en');
  });

  it('follows the count', async () => {
    const client = createFakeClient(WITH_STEPS);
    const element = await mount('goodword-progress', client);
    client.change({ advocate: { ...ADVOCATE, hasFigures: true, won: 5 } });
    await element.updateComplete;
    expect(find<HTMLProgressElement>(element, 'progress').max).to.equal(10);
    expect(element.renderRoot.querySelectorAll('.reached')).to.have.lengthOf(2);
  });

  it('says when every step is reached', async () => {
    const advocate = { ...ADVOCATE, hasFigures: true, won: 10 };
    const client = createFakeClient({ ...WITH_STEPS, advocate });
    const element = await mount('goodword-progress', client);
    expect(shownText(element)).to.contain('You have reached every step.');
    expect(element.renderRoot.querySelector('progress')).to.equal(null);
  });

  it('shows the count alone where the program has no steps', async () => {
    const element = await mount('goodword-progress', createFakeClient(WITH_FIGURES));
    expect(shownText(element)).to.equal('Your progress 2 new customers');
  });

  it('asks one whose figures may not be shown to sign in', async () => {
    const state = { ...READY, advocate: ADVOCATE };
    const element = await mount('goodword-progress', createFakeClient(state));
    expect(shownText(element)).to.contain('Sign in to see');
  });

  it('asks for the figures when they are not there yet', async () => {
    const client = createFakeClient({ ...READY, advocate: { ...ADVOCATE, hasFigures: true } });
    await mount('goodword-progress', client);
    expect(client.callsOf('refresh')).to.have.lengthOf(1);
  });

  it('writes one text when one number changes', async () => {
    const client = createFakeClient({
      ...WITH_STEPS,
      advocate: { ...ADVOCATE, hasFigures: true, won: 2 },
    });
    const element = await mount('goodword-progress', client);
    const writes = await countWrites(element, () =>
      client.change({ advocate: { ...ADVOCATE, hasFigures: true, won: 3 } }),
    );
    expect(writes).to.be.within(1, 3);
  });

  it('never runs what a step is called', async () => {
    const milestones = [{ at: 1, text: { en: '<img src=x onerror="window.hurt=true">' } }];
    const state = { ...WITH_FIGURES, program: { ...PROGRAM, milestones } };
    const element = await mount('goodword-progress', createFakeClient(state));
    expect(shownText(element)).to.contain('<img src=x');
    expect(window).not.to.have.property('hurt');
  });
});
