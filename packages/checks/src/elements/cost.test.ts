import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startEmbedSite, type EmbedSite } from '../testing/embed-site.js';
import { openProfile, type Profile } from '../testing/profile.js';

/** What the elements cost the page around them: nothing moves, and nothing stays behind. */
let site: EmbedSite;
let visitor: Profile;

/** The place that a card fills while nobody is known, kept until its code is there. */
const PAGE = (serverUrl: string) => `<!doctype html><html lang="en"><head>
  <title>Offer</title><link rel="icon" href="data:," />
  <style>goodword-refer { display: block; min-block-size: 24rem; }</style>
  <script type="module" src="${serverUrl}/goodword.js" data-program="demo"></script>
  </head><body><main><h1>Offer</h1><goodword-refer></goodword-refer><p>Below</p></main></body></html>`;

interface Watched {
  shifts: number[];
}

beforeAll(async () => {
  site = await startEmbedSite({ entries: {}, renderPage: (_path, serverUrl) => PAGE(serverUrl) });
});
afterAll(() => site?.close());

describe('a page around <goodword-refer>', () => {
  afterEach(() => visitor?.close());

  it.each([320, 1280])('is not moved while the card loads, %d pixels wide', async (width) => {
    visitor = await openProfile({ viewport: { width, height: 900 } });
    const { page } = visitor;
    await page.addInitScript(() => {
      const watched: Watched = { shifts: [] };
      Object.assign(globalThis, { watched });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          watched.shifts.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(site.siteUrl);
    await page.getByRole('button', { name: 'Get my link' }).waitFor();
    await page.waitForLoadState('networkidle');
    const below = await page.getByText('Below').boundingBox();
    const shifts = await page.evaluate(
      () => (globalThis as unknown as { watched: Watched }).watched.shifts,
    );
    expect(shifts).toEqual([]);
    expect(below?.y).toBeGreaterThan(0);
  });
});

describe('an element that was taken away', () => {
  beforeEach(async () => {
    visitor = await openProfile();
    await visitor.page.goto(site.siteUrl);
    await visitor.page.getByRole('button', { name: 'Get my link' }).waitFor();
  });
  afterEach(() => visitor?.close());

  it('leaves nothing of itself behind, a hundred times over', async () => {
    const { page } = visitor;
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.enable');
    const countElements = async () => {
      await session.send('HeapProfiler.collectGarbage');
      const { result } = await session.send('Runtime.evaluate', {
        expression: `customElements.get('goodword-refer').prototype`,
      });
      const { objects } = await session.send('Runtime.queryObjects', {
        prototypeObjectId: result.objectId ?? '',
        objectGroup: 'counted',
      });
      const { result: count } = await session.send('Runtime.callFunctionOn', {
        objectId: objects.objectId ?? '',
        functionDeclaration: 'function () { return this.length; }',
        returnByValue: true,
      });
      // Or what was counted is kept by the count.
      await session.send('Runtime.releaseObjectGroup', { objectGroup: 'counted' });
      return count.value as number;
    };
    expect(await countElements()).toBe(1);
    await page.evaluate(async () => {
      const [first] = document.getElementsByTagName('goodword-refer');
      const place = first?.parentElement;
      first?.remove();
      for (let count = 0; count < 100; count += 1) {
        const element = document.createElement('goodword-refer') as HTMLElement & {
          updateComplete: Promise<unknown>;
        };
        place?.append(element);
        await element.updateComplete;
        element.remove();
      }
    });
    await expect.poll(countElements, { timeout: 10_000 }).toBe(0);
  });
});
