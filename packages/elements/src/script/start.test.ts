import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { createFakeServer } from '../testing/fake-server.js';
import { settle, shownText } from '../testing/mount.js';
import type { GoodwordRefer } from '../refer/refer.js';
import { start } from './start.js';

const ADDRESS = `${location.origin}/goodword.js?program=acme`;

describe('start()', () => {
  let restore: () => void = () => undefined;
  afterEach(() => restore());

  it('shows an element, serves early and late calls, and stores nothing', async () => {
    const server = createFakeServer();
    restore = server.restore;
    const seen: string[] = [];
    const queue = [(client: { program: string }) => seen.push(`early ${client.program}`)];
    const element = await fixture<GoodwordRefer>(
      html`<goodword-refer lang="en">Fallback</goodword-refer>`,
    );
    const goodword = start(ADDRESS, queue);
    goodword.push((client) => seen.push(`late ${client.program}`));
    await waitUntil(() => seen.length === 2);
    expect(seen).to.deep.equal(['early acme', 'late acme']);
    await customElements.whenDefined('goodword-refer');
    await settle(element);
    await waitUntil(() => shownText(element).includes('Give your friend 15% off'));
    expect(server.requests).to.deep.equal(['GET /v1/programs/acme']);
    expect(localStorage.length).to.equal(0);
  });

  it('goes on after a call that throws', async () => {
    const server = createFakeServer();
    restore = server.restore;
    let reached = false;
    const goodword = start(ADDRESS, undefined);
    goodword.push(
      () => {
        throw new Error('the host’s own mistake');
      },
      () => {
        reached = true;
      },
    );
    await waitUntil(() => reached);
  });

  it('takes only functions', () => {
    const server = createFakeServer();
    restore = server.restore;
    const goodword = start(ADDRESS, [null, 1, { program: 'acme' }]);
    goodword.push('text' as never);
    expect(Object.keys(goodword)).to.deep.equal(['push']);
    expect(server.requests).to.deep.equal([]);
  });
});
