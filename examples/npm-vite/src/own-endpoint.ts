import type { Transport } from '@goodword/core';

/** What the endpoint was sent, in the order in which it came. */
export interface Received {
  resource: string;
  detail: string;
}

/** What the app says of itself; a real one may load it from its backend. */
const PROGRAM = {
  id: 'tea-club',
  name: 'Tea club',
  locale: 'en',
  test: false,
  version: 1,
  offer: {
    advocate: { benefit: { kind: 'fixed', amount: 500, unit: 'EUR' } },
    friend: { benefit: { kind: 'fixed', amount: 500, unit: 'EUR' } },
  },
  texts: {},
  channels: ['whatsapp', 'email', 'bluesky'],
  consent: { mode: 'consent', policyVersion: '1', durationDays: 180 },
  windows: { clickDays: 60, creditDays: 90 },
  leadForm: { fields: [] },
  destination: 'https://tea.example/',
};

/**
 * An endpoint of the app's own. It answers here what a backend would; to have one, send
 * `request.path` and `request.body` there, and give back its status and its JSON.
 *
 * @param onReceived told of everything that was sent because somebody allowed or did something
 */
export function createOwnEndpoint(onReceived: (received: Received) => void): Transport {
  return ({ path, body }) => {
    const resource = new URL(path, 'https://endpoint.invalid').pathname.split('/')[2] ?? '';
    const content = JSON.parse(body ?? '{}') as Record<string, unknown>;
    return Promise.resolve({ status: 200, body: answer(resource, path, content) });
  };

  function answer(resource: string, path: string, content: Record<string, unknown>): unknown {
    switch (resource) {
      case 'programs':
        return PROGRAM;
      case 'codes':
        return { valid: true, code: decodeURIComponent(path.split(/[/?]/)[3] ?? '') };
      case 'claims':
        onReceived({ resource, detail: String(content.code) });
        return { valid: true, code: content.code };
      case 'consents':
        onReceived({ resource, detail: String(content.type) });
        return { status: 'stored' };
      case 'events': {
        const events = content.events as { id: string; type: string }[];
        for (const { type } of events) onReceived({ resource, detail: type });
        return { results: events.map(({ id }) => ({ id, status: 'stored' })) };
      }
      default:
        return {};
    }
  }
}
