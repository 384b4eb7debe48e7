import { expect } from '@open-wc/testing';
import { watchOneTrust } from './one-trust.js';
import { createOneTrustShim, follow, putGlobals } from './testing/platforms.js';
import { ALL_DENIED, ALL_GRANTED, STATISTICS_ONLY } from './testing/said.js';

describe('watchOneTrust()', () => {
  let remove = () => undefined as unknown;

  afterEach(() => remove());

  function createPlatform(...setting: Parameters<typeof createOneTrustShim>) {
    const platform = createOneTrustShim(...setting);
    ({ remove } = platform);
    return platform;
  }

  it('says nothing before its banner is answered, whatever is active by default', () => {
    const platform = createPlatform('opt-in', ['C0001', 'C0002', 'C0004']);
    const { reports } = follow(watchOneTrust);
    platform.load();
    expect(reports).to.deep.equal([]);
  });

  it('takes what is accepted, in part withdrawn, and refused, once each', () => {
    const platform = createPlatform();
    const { reports } = follow(watchOneTrust);
    platform.load();
    platform.choose('C0002', 'C0003', 'C0004');
    platform.choose('C0002');
    platform.choose();
    expect(reports).to.deep.equal([ALL_GRANTED, STATISTICS_ONLY, ALL_DENIED]);
  });

  it('takes what a returning visitor once chose', () => {
    createPlatform().choose('C0002', 'C0004');
    expect(follow(watchOneTrust).reports).to.deep.equal([ALL_GRANTED]);
  });

  it('takes a refusal, and no grant, where a closed notice is taken for a yes', () => {
    const platform = createPlatform('opt-out');
    const { reports } = follow(watchOneTrust);
    platform.load();
    platform.choose('C0002', 'C0003', 'C0004');
    expect(reports).to.deep.equal([]);
    platform.choose('C0002');
    expect(reports).to.deep.equal([{ forwarding: 'denied' }]);
  });

  it('does not take the beginning of a name for the name', () => {
    const platform = createPlatform();
    const { last } = follow(watchOneTrust);
    platform.choose('C00021', 'C0004');
    expect(last()).to.deep.equal({ ...ALL_DENIED, forwarding: 'granted' });
  });

  it('reads the groups that the program chose', () => {
    const platform = createPlatform();
    const { last } = follow(watchOneTrust, { names: { 'one-trust': { attribution: ['C0003'] } } });
    platform.choose('C0003');
    expect(last()).to.deep.equal({ ...ALL_DENIED, attribution: 'granted' });
  });

  it('says nothing when it is there by half', () => {
    remove = putGlobals({ OneTrust: { geolocationResponse: {} }, OnetrustActiveGroups: ',C0002,' });
    expect(follow(watchOneTrust).reports).to.deep.equal([]);
  });

  it('tells no more once it was ended', () => {
    const platform = createPlatform();
    const { reports, end } = follow(watchOneTrust);
    end();
    platform.choose('C0002');
    expect(reports).to.deep.equal([]);
  });
});
