import type { StorageInventory } from '@goodword/protocol';
import { HttpResponse } from 'msw';
import { handleCall, type HandlerContext } from '../handle-call.js';

const DAY = 24 * 60 * 60;

/** `GET /v1/storage.json` and `GET /.well-known/gpc.json`. */
export function inventoryHandlers(context: HandlerContext) {
  const { program, now } = context.state;
  return [
    handleCall('GET /v1/storage.json', context, () => {
      const inventory: StorageInventory = {
        disclosures: [
          {
            identifier: 'goodword_consent',
            type: 'web',
            maxAgeSeconds: program.consent.durationDays * DAY,
            cookieRefresh: false,
            purposes: [],
            domain: '*',
            description: 'The choice made on the consent banner.',
          },
          {
            identifier: 'goodword',
            type: 'web',
            maxAgeSeconds: program.windows.clickDays * DAY,
            cookieRefresh: false,
            purposes: [1, 7],
            domain: '*',
            description: 'After consent: who referred the visitor, and events to be sent.',
          },
        ],
      };
      return HttpResponse.json(inventory);
    }),

    handleCall('GET /.well-known/gpc.json', context, () =>
      HttpResponse.json({ gpc: true, lastUpdate: new Date(now()).toISOString().slice(0, 10) }),
    ),
  ];
}
