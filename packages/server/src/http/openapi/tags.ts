/** What calls are grouped by, in the order of the document. */
export const TAGS = {
  Programs: 'What a widget needs to know of a program.',
  Advocates: 'People who recommend: their links, their sessions, their own figures.',
  Codes: 'Share links and the codes in them.',
  Events: 'What happened on a page.',
  Consents: 'What a visitor has allowed.',
  'Hand-offs': 'Tokens that carry evidence over a way on which nothing else survives.',
  Leads: 'Friends who got in touch, and where sales stands with them.',
  Conversions: 'Orders: reported by a page, confirmed by the host, refunded.',
  Rewards: 'What conversions earned, and the ledger of it.',
  Privacy: 'What is held about a person, and its erasure.',
  Reports: 'How many came how far.',
  Webhooks: 'Who is told of what.',
  Audit: 'What people and keys decided.',
  Service: 'The server itself, and the promises that anybody may check.',
} as const;

/** One of them. */
export type Tag = keyof typeof TAGS;
