import type { TransportResponse } from '@goodword/core';

/** Just enough of a server for an example to end well. */
export function answerAs(path: string): TransportResponse {
  const body = path.startsWith('/v1/advocates')
    ? { code: 'ADA', url: 'https://refer.example.com/r/ADA' }
    : {
        valid: true,
        code: 'ADA',
        id: 'acme',
        name: 'Acme',
        locale: 'en',
        texts: {},
        channels: [],
        offer: { advocate: {}, friend: {} },
        consent: { mode: 'consent', policyVersion: '1', durationDays: 180 },
        windows: { clickDays: 30, creditDays: 90 },
        leadForm: { fields: [] },
        destination: 'https://shop.example/',
        results: [],
      };
  return { status: 200, body };
}
