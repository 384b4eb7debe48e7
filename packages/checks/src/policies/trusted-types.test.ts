import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startEmbedSite, type EmbedSite } from '../testing/embed-site.js';
import { openProfile, type Profile } from '../testing/profile.js';
import { HOST_LIT, hostLit } from '../testing/host-lit.js';
import { FALLBACK, renderPolicyPage, type Build } from '../testing/policy-page.js';

const BUILDS: Build[] = ['goodword.js', 'goodword.all.js'];
const ORDERS = ['before', 'after'] as const;

let site: EmbedSite;
let visitor: Profile;

beforeAll(async () => {
  site = await startEmbedSite({
    entries: { host: HOST_LIT },
    plugins: [hostLit()],
    renderPage: (path, serverUrl) => {
      const [, build, policy = '', host] = path.split('/');
      return renderPolicyPage({
        build: build as Build,
        serverUrl,
        trustedTypes: decodeURIComponent(policy),
        host: ORDERS.find((order) => order === host),
      });
    },
  });
});
afterAll(() => site?.close());
beforeEach(async () => {
  visitor = await openProfile();
});
afterEach(() => visitor?.close());

const open = (build: Build, policy: string, host = '') =>
  visitor.page.goto(`${site.siteUrl}/${build}/${encodeURIComponent(policy)}/${host}`);

describe.each(BUILDS)('%s under require-trusted-types-for', (build) => {
  it('needs the policy “goodword” and no other', async () => {
    await open(build, 'goodword');
    await visitor.page.getByRole('button', { name: 'Get my link' }).waitFor();
    await visitor.page.waitForLoadState('networkidle');
    expect(visitor.complaints).toEqual([]);
  });

  it.each(ORDERS)('lives beside a Lit of the page’s own that is loaded %s it', async (order) => {
    await open(build, 'goodword lit-html', order);
    await visitor.page.getByText('Hello from the page').waitFor();
    await visitor.page.getByRole('button', { name: 'Get my link' }).waitFor();
    expect(visitor.complaints).toEqual([]);
  });

  it('leaves the page whole, and what stands in the elements, where no policy is allowed', async () => {
    await open(build, `'none'`);
    await visitor.page.waitForLoadState('networkidle');
    expect(visitor.complaints.filter((line) => line.startsWith('uncaught'))).toEqual([]);
    expect(await visitor.page.getByText(FALLBACK).isVisible()).toBe(true);
    expect(await visitor.page.evaluate(() => !!customElements.get('goodword-refer'))).toBe(false);
  });

  it.each(ORDERS)(
    'leaves a page’s own Lit alone where its policy is refused, %s it',
    async (order) => {
      await open(build, 'lit-html', order);
      await visitor.page.getByText('Hello from the page').waitFor();
      await visitor.page.waitForLoadState('networkidle');
      expect(visitor.complaints.filter((line) => line.startsWith('uncaught'))).toEqual([]);
      expect(await visitor.page.getByText(FALLBACK).isVisible()).toBe(true);
    },
  );
});
