import type { ReferralState } from '@goodword/core';
import type { LeaderboardResponse } from '@goodword/protocol';
import { expect, waitUntil } from '@open-wc/testing';
import { createFakeClient, type FakeClient } from '../testing/fake-client.js';
import { collect, expectAccessible, find, findButton, mount, shownText } from '../testing/mount.js';
import { ADVOCATE, READY } from '../testing/program.js';
import { itKeepsThePromises } from '../testing/promises.js';
import './leaderboard.define.js';
import { GoodwordLeaderboard } from './leaderboard.js';

const ITEMS = [
  { rank: 1, name: 'Bea', count: 12 },
  { rank: 2, name: 'Ada', count: 4 },
  { rank: 2, name: 'Cem', count: 4 },
];
const OWN = { rank: 2, count: 4, isShown: true, name: 'Ada' };
const SIGNED_IN = { ...READY, advocate: { ...ADVOCATE, hasFigures: true } };

const withBoard = (leaderboard: LeaderboardResponse, state = READY): ReferralState => ({
  ...state,
  leaderboard,
});

const rows = (element: Element) =>
  [...(element.shadowRoot?.querySelectorAll('li') ?? [])].map((row) =>
    row.innerText.replace(/\s+/g, ' ').trim(),
  );

const box = (element: Element) => find<HTMLInputElement>(element, 'input[type=checkbox]');

describe('<goodword-leaderboard>', () => {
  itKeepsThePromises(GoodwordLeaderboard, () => createFakeClient(withBoard({ items: ITEMS })));

  const STATES: Record<string, ReferralState> = {
    'for anybody': withBoard({ items: ITEMS }),
    'with the own line among others': withBoard({ items: ITEMS, own: OWN }, SIGNED_IN),
    'with the own line below': withBoard(
      { items: ITEMS, own: { ...OWN, isShown: false } },
      SIGNED_IN,
    ),
    'while nobody is listed': withBoard({ items: [] }),
  };
  for (const [name, state] of Object.entries(STATES)) {
    it(`is accessible ${name}`, () =>
      expectAccessible('goodword-leaderboard', () => createFakeClient(state)));
  }

  it('lists ranks, first names and won referrals', async () => {
    const element = await mount(
      'goodword-leaderboard',
      createFakeClient(withBoard({ items: ITEMS })),
    );
    expect(rows(element)).to.deep.equal([
      '1 Bea 12 new customers',
      '2 Ada 4 new customers',
      '2 Cem 4 new customers',
    ]);
    expect(element.shadowRoot?.querySelector('input')).to.equal(null);
  });

  it('marks the advocate’s own line', async () => {
    const state = withBoard({ items: ITEMS, own: OWN }, SIGNED_IN);
    const element = await mount('goodword-leaderboard', createFakeClient(state));
    expect(rows(element)[1]).to.equal('2 You 4 new customers');
    expect(element.renderRoot.querySelectorAll('.own')).to.have.lengthOf(1);
    expect(box(element).checked).to.equal(true);
  });

  it('shows an advocate who is not named where they stand, to them alone', async () => {
    const own = { rank: 2, count: 4, isShown: false, name: 'Ada' };
    const state = withBoard({ items: ITEMS, own }, SIGNED_IN);
    const element = await mount('goodword-leaderboard', createFakeClient(state));
    expect(rows(element)).to.have.lengthOf(4);
    expect(rows(element)[3]).to.equal('2 You 4 new customers');
    expect(box(element).checked).to.equal(false);
  });

  it('asks for the list once, and again when an advocate signs in', async () => {
    const client = createFakeClient(withBoard({ items: ITEMS }));
    const element = await mount('goodword-leaderboard', client);
    client.change({});
    await element.updateComplete;
    expect(client.callsOf('loadLeaderboard')).to.deep.equal([[]]);
    client.change({ advocate: { ...ADVOCATE, hasFigures: true } });
    await element.updateComplete;
    expect(client.callsOf('loadLeaderboard')).to.have.lengthOf(2);
  });

  it('holds its place while it loads', async () => {
    const element = await mount('goodword-leaderboard', createFakeClient());
    expect(find(element, '[part=loading]').getAttribute('aria-busy')).to.equal('true');
    await expect(element).to.be.accessible();
  });

  it('sends the choice to be named, and shows what was stored', async () => {
    const own = { ...OWN, isShown: false };
    const client: FakeClient = createFakeClient(withBoard({ items: ITEMS, own }, SIGNED_IN), {
      loadLeaderboard: async (show) => {
        if (show !== undefined)
          client.change({ leaderboard: { items: ITEMS, own: { ...OWN, isShown: show } } });
      },
    });
    const element = await mount('goodword-leaderboard', client);
    box(element).click();
    await waitUntil(() => element.renderRoot.querySelectorAll('li').length === 3);
    expect(client.callsOf('loadLeaderboard').at(-1)).to.deep.equal([true]);
    box(element).click();
    await waitUntil(() => element.renderRoot.querySelectorAll('li').length === 4);
    expect(client.callsOf('loadLeaderboard').at(-1)).to.deep.equal([false]);
    expect(box(element).checked).to.equal(false);
  });

  it('takes the tick back when the choice could not be stored', async () => {
    const client = createFakeClient(
      withBoard({ items: ITEMS, own: { ...OWN, isShown: false } }, SIGNED_IN),
      {
        loadLeaderboard: async (show) => {
          if (show) throw Object.assign(new Error('no'), { code: 'network', retriable: true });
        },
      },
    );
    const element = await mount('goodword-leaderboard', client);
    box(element).click();
    await waitUntil(() => shownText(element).includes('There is no connection'));
    await waitUntil(() => !box(element).checked);
  });

  it('says that the list could not be had, and tries again', async () => {
    let isUp = false;
    const client: FakeClient = createFakeClient(READY, {
      loadLeaderboard: async () => {
        if (!isUp) throw Object.assign(new Error('no'), { code: 'network', retriable: true });
        client.change({ leaderboard: { items: ITEMS } });
      },
    });
    const errors = collect('goodword-error');
    const element = await mount('goodword-leaderboard', client);
    await waitUntil(() => shownText(element).includes('There is no connection'));
    expect(errors.filter(({ target }) => target === element)).to.have.lengthOf(1);
    isUp = true;
    findButton(element, 'Try again').click();
    await waitUntil(() => rows(element).length === 3);
  });

  it('offers nobody to be named who has no name', async () => {
    const own = { rank: 2, count: 4, isShown: false };
    const state = withBoard({ items: ITEMS, own }, SIGNED_IN);
    const element = await mount('goodword-leaderboard', createFakeClient(state));
    expect(element.shadowRoot?.querySelector('input')).to.equal(null);
  });

  it('shows the host’s own words while nobody is listed', async () => {
    const element = await mount('goodword-leaderboard', createFakeClient(withBoard({ items: [] })));
    expect(shownText(element)).to.contain('Nobody is listed yet.');
    const own = document.createElement('p');
    own.slot = 'empty';
    own.textContent = 'Be the first';
    element.append(own);
    expect(own.checkVisibility()).to.equal(true);
    expect(find(element, 'slot[name=empty] .hint').checkVisibility()).to.equal(false);
  });

  it('never runs what somebody is called', async () => {
    const items = [{ rank: 1, name: '<img src=x onerror="window.hurt=true">', count: 1 }];
    const element = await mount('goodword-leaderboard', createFakeClient(withBoard({ items })));
    expect(shownText(element)).to.contain('<img src=x');
    expect(window).not.to.have.property('hurt');
  });
});
