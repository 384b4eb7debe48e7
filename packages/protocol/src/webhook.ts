/** What a webhook can be told about. */
export const WEBHOOK_TYPES = [
  'advocate.enrolled',
  'share.recorded',
  'lead.created',
  'lead.qualified',
  'lead.stage_changed',
  'lead.stale',
  'conversion.attributed',
  'conversion.reversed',
  'reward.pending',
  'reward.approved',
  'reward.issued',
  'reward.reversed',
  'consent.changed',
  'person.erased',
] as const;

/** One of them. */
export type WebhookType = (typeof WEBHOOK_TYPES)[number];
