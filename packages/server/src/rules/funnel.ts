import type { FunnelReport } from '@goodword/protocol';
import { wilson } from './wilson.js';

const DEFINITIONS: FunnelReport['definitions'] = {
  advocates: 'Advocates who enrolled in the period.',
  views: 'Offers shown, from visitors who allowed measurement.',
  shares: 'Shares begun, from visitors who allowed measurement.',
  clicks:
    'Opened links, counted in aggregate without an identifier; crawlers and prefetches left out.',
  visits: 'Landings by a link, from visitors who allowed measurement; not comparable with clicks.',
  leads: 'Leads received.',
  qualifiedLeads: 'Leads received that the lead definition calls qualified.',
  wonLeads: 'Leads received whose current stage is won.',
  unconfirmedOrders: 'Orders that a page reported and the host has not confirmed.',
  conversions: 'Confirmed conversions, credited or not, without those refunded in full.',
  reversedConversions: 'Confirmed conversions that were refunded in full.',
  creditedConversions: 'Those of the conversions that an advocate is credited for.',
  rewards: 'Rewards caused, whatever became of them.',
  'rates.share': 'Shares divided by views.',
  'rates.lead': 'Leads divided by visits.',
  'rates.qualified': 'Qualified leads divided by leads.',
  'rates.won': 'Won leads divided by qualified leads.',
  period:
    'Whole days in UTC. Everything counts on the day it happened; leads, on the day received.',
};

/** Assembles the funnel: rates with their intervals, and what each figure means. */
export function assembleFunnel(
  figures: Pick<FunnelReport, 'from' | 'to' | 'counts' | 'sharesByChannel'>,
): FunnelReport {
  const { counts } = figures;
  return {
    ...figures,
    basis: 'event',
    rates: {
      share: wilson(counts.shares, counts.views),
      lead: wilson(counts.leads, counts.visits),
      qualified: wilson(counts.qualifiedLeads, counts.leads),
      won: wilson(counts.wonLeads, counts.qualifiedLeads),
    },
    definitions: DEFINITIONS,
  };
}
