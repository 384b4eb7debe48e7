import { expect } from '@open-wc/testing';
import { createUsercentrics2Shim, createUsercentrics3Shim, follow } from './testing/platforms.js';
import { ALL_DENIED, ALL_GRANTED, STATISTICS_ONLY } from './testing/said.js';
import { watchUsercentrics2 } from './usercentrics-2.js';
import { watchUsercentrics3 } from './usercentrics-3.js';

/** All answers that are on their way have come. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

const VERSIONS = [
  { version: 2, create: createUsercentrics2Shim, watch: watchUsercentrics2 },
  { version: 3, create: createUsercentrics3Shim, watch: watchUsercentrics3 },
] as const;

for (const { version, create, watch } of VERSIONS) {
  describe(`watchUsercentrics${version}()`, () => {
    let platform: ReturnType<typeof create>;

    beforeEach(() => (platform = create()));
    afterEach(() => platform.remove());

    it('says nothing before a choice, even where services are given by default', async () => {
      const { reports } = follow(watch);
      await settle();
      platform.load(true);
      await settle();
      expect(reports).to.deep.equal([]);
    });

    it('takes what is accepted, in part withdrawn, and denied', async () => {
      platform.load();
      const { reports } = follow(watch);
      for (const services of [['Matomo', 'Goodword', 'Ads'], ['Matomo', 'Goodword'], []]) {
        platform.choose(...services);
        await settle();
      }
      expect(reports).to.deep.equal([ALL_GRANTED, STATISTICS_ONLY, ALL_DENIED]);
    });

    it('takes what a returning visitor once chose', async () => {
      platform.load();
      platform.choose('Matomo', 'Goodword');
      const { reports } = follow(watch);
      await settle();
      expect(reports).to.deep.equal([STATISTICS_ONLY]);
    });

    it('grants a category when all of its services are given', async () => {
      platform.load();
      const { last } = follow(watch);
      platform.choose('Goodword');
      await settle();
      expect(last()).to.deep.equal(ALL_DENIED);
    });

    it('reads the services that the program chose, by name or by id', async () => {
      platform.load();
      const { last } = follow(watch, {
        names: { usercentrics: { attribution: ['Goodword'], measurement: ['S2', 'missing'] } },
      });
      platform.choose('Goodword');
      await settle();
      expect(last()).to.deep.equal({ attribution: 'granted', forwarding: 'denied' });
    });

    it('tells no more once it was ended', async () => {
      platform.load();
      const { reports, end } = follow(watch);
      end();
      platform.choose('Matomo', 'Goodword', 'Ads');
      await settle();
      expect(reports).to.deep.equal([]);
    });
  });
}

describe('watchUsercentrics3(), whose answers are promises', () => {
  let platform: ReturnType<typeof createUsercentrics3Shim>;

  beforeEach(() => (platform = createUsercentrics3Shim()));
  afterEach(() => platform.remove());

  it('does not let an older answer overtake a newer one', async () => {
    const { reports } = follow(watchUsercentrics3);
    const release = platform.hold();
    platform.choose('Matomo', 'Goodword', 'Ads');
    const releaseNewer = platform.hold();
    platform.choose();
    releaseNewer();
    await settle();
    release();
    await settle();
    expect(reports).to.deep.equal([ALL_DENIED]);
  });

  it('tells nothing that comes after its end', async () => {
    const release = platform.hold();
    platform.choose('Matomo', 'Goodword', 'Ads');
    const { reports, end } = follow(watchUsercentrics3);
    end();
    release();
    await settle();
    expect(reports).to.deep.equal([]);
  });
});
