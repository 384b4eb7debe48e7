import type {
  ClaimRequest,
  ConsentRequest,
  EnrolRequest,
  GoodwordEventRecord,
  HandoffRequest,
  LeadRequest,
  OrderRequest,
} from '@goodword/protocol';
import type { CallName } from './calls.js';

/** A share link that was opened. */
export interface Click {
  code: string;
  via?: string;
}

/** An answer to the delight question. */
export interface PulseAnswer {
  id: string;
  /** 0 to 10. */
  score: number;
  visitor?: string;
  answer?: string;
}

/** What the mock took in, in the order of arrival. A retry of the same record appears once. */
export interface Received {
  /** Every attempt, failed and dropped ones included. */
  calls: CallName[];
  enrolments: EnrolRequest[];
  events: GoodwordEventRecord[];
  leads: LeadRequest[];
  orders: OrderRequest[];
  claims: ClaimRequest[];
  consents: ConsentRequest[];
  pulses: PulseAnswer[];
  handoffs: HandoffRequest[];
  clicks: Click[];
}

/** Nothing received. */
export function createReceived(): Received {
  return {
    calls: [],
    enrolments: [],
    events: [],
    leads: [],
    orders: [],
    claims: [],
    consents: [],
    pulses: [],
    handoffs: [],
    clicks: [],
  };
}
