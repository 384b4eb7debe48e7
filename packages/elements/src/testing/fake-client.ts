import type { ConsentState, ReferralClient, ReferralState } from '@goodword/core';
import { ADVOCATE, READY } from './program.js';

/** A client that remembers what it was asked and answers as a test says. */
export interface FakeClient extends ReferralClient {
  /** Each call as its name and arguments. */
  readonly calls: [string, ...unknown[]][];
  /** The arguments of the calls of one name. */
  callsOf(name: string): unknown[][];
  /** Changes parts of the state and tells the subscribers. */
  change(parts: Partial<ReferralState>): void;
  /** How many subscribers there are. */
  readonly listeners: number;
}

type Overrides = Partial<
  Pick<
    ReferralClient,
    'enrol' | 'share' | 'claim' | 'sendLead' | 'load' | 'answerPulse' | 'loadLeaderboard'
  >
>;

/** Makes a client without a server; its state is ready unless a test says otherwise. */
export function createFakeClient(
  start: ReferralState = READY,
  overrides: Overrides = {},
): FakeClient {
  let state = start;
  const listeners = new Set<(state: ReferralState) => void>();
  const calls: [string, ...unknown[]][] = [];

  function change(parts: Partial<ReferralState>): void {
    state = { ...state, ...parts };
    for (const listener of listeners) listener(state);
  }

  /** Notes the call, then does what the test or the fake does. */
  function called<Arguments extends unknown[], Result>(
    name: string,
    act: (...values: Arguments) => Promise<Result>,
  ): (...values: Arguments) => Promise<Result> {
    return async (...values) => {
      calls.push([name, ...values]);
      return act(...values);
    };
  }

  return {
    program: 'acme',
    calls,
    callsOf: (name) => calls.filter(([called]) => called === name).map(([, ...rest]) => rest),
    change,
    get listeners() {
      return listeners.size;
    },
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: called('load', overrides.load ?? (async () => undefined)),
    enrol: called('enrol', overrides.enrol ?? (async () => change({ advocate: ADVOCATE }))),
    refresh: called('refresh', async () => undefined),
    shareUrl: (channel) => {
      const url = state.advocate?.url;
      return url && channel ? `${url}?via=${channel}` : url;
    },
    share: called(
      'share',
      overrides.share ?? (async (channel) => (channel === 'copy' ? 'completed' : 'opened')),
    ),
    claim: called('claim', overrides.claim ?? (async () => undefined)),
    sendLead: called('sendLead', overrides.sendLead ?? (async ({ id }) => id ?? '')),
    answerPulse: called(
      'answerPulse',
      overrides.answerPulse ??
        (async ({ id, score }) => ({ id: id ?? 'pls_1', promoter: score >= 9 })),
    ),
    loadLeaderboard: called(
      'loadLeaderboard',
      overrides.loadLeaderboard ?? (async () => undefined),
    ),
    convert: called('convert', async () => undefined),
    evidence: () => ({}),
    handoff: called('handoff', async () => 'gw_ho_0123456789abcdefghijkl'),
    redeem: called('redeem', async () => undefined),
    consent: {
      get: () => state.consent,
      set: called('consent.set', async (purposes) => {
        const value = purposes.attribution ? 'granted' : 'denied';
        change({ consent: decided(state.consent, value) });
      }),
      withdraw: called('consent.withdraw', async () => {
        change({ consent: decided(state.consent, 'denied') });
      }),
    },
    track: called('track', async () => undefined),
    flush: called('flush', async () => undefined),
    dispose: () => listeners.clear(),
  };
}

function decided(consent: ConsentState, value: 'granted' | 'denied'): ConsentState {
  return {
    ...consent,
    purposes: { attribution: value, measurement: value, forwarding: 'denied' },
    source: 'banner',
    decided: true,
  };
}
