import type { Program } from '@goodword/protocol';
import type { RequestHandler } from 'msw';
import { createMockState, type MockState } from './create-mock-state.js';
import { advocateHandlers } from './handlers/advocates.js';
import { codeHandlers } from './handlers/codes.js';
import { consentHandlers } from './handlers/consents.js';
import { eventHandlers } from './handlers/events.js';
import { handoffHandlers } from './handlers/handoffs.js';
import { inventoryHandlers } from './handlers/inventories.js';
import { leadHandlers } from './handlers/leads.js';
import { linkHandlers } from './handlers/links.js';
import { leaderboardHandlers } from './handlers/leaderboards.js';
import { pulseHandlers } from './handlers/pulses.js';
import { orderHandlers } from './handlers/orders.js';
import { programHandlers } from './handlers/programs.js';

/** How handlers are made. */
export interface CreateHandlersOptions {
  /**
   * The origin that your code calls, as in `https://refer.example.com`; `*` answers on any.
   * @default '*'
   */
  endpoint?: string;
  /** A program of your own, where no `state` is given. */
  program?: Program;
  /** The memory to share with your test. */
  state?: MockState;
}

/**
 * Makes an MSW handler for every public call of the protocol.
 *
 * @example setupServer(...createHandlers({ endpoint: 'https://refer.example.com', state: mock }))
 */
export function createHandlers({
  endpoint = '*',
  program,
  state = createMockState(program ? { program } : {}),
}: CreateHandlersOptions = {}): RequestHandler[] {
  const context = { endpoint: endpoint.replace(/\/$/, ''), state };
  return [
    ...programHandlers(context),
    ...advocateHandlers(context),
    ...codeHandlers(context),
    ...eventHandlers(context),
    ...leadHandlers(context),
    ...orderHandlers(context),
    ...consentHandlers(context),
    ...pulseHandlers(context),
    ...leaderboardHandlers(context),
    ...handoffHandlers(context),
    ...linkHandlers(context),
    ...inventoryHandlers(context),
  ];
}
