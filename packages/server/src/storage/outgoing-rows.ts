/** A receiver. `types` is a JSON array of what it is told. */
export interface WebhookRow {
  programId: string;
  id: string;
  url: string;
  types: string;
  isActive: number;
  /** When the receiver answered 410. */
  goneAt: number | null;
  createdAt: number;
}

/** What a webhook's messages are signed with; it has to be readable, since the signature is symmetric. */
export interface WebhookSecretRow {
  programId: string;
  webhookId: string;
  secret: string;
  createdAt: number;
  /** Absent for the one that was made last. */
  endsAt: number | null;
}

/** A message to a webhook: ids and times alone. Its body is rendered when it is sent. */
export interface DeliveryRow {
  programId: string;
  /** The `webhook-id`. */
  id: string;
  webhookId: string;
  type: string;
  subjectId: string;
  happenedAt: number;
  state: string;
  /** Since it was made or replayed. */
  attempts: number;
  /** Grows with each claim: who writes a result has to name the claim that it is of. */
  claims: number;
  /** When it is tried next, or when another process may take it over; absent when nobody does. */
  dueAt: number | null;
  attemptedAt: number | null;
  status: number | null;
  failure: string | null;
  settledAt: number | null;
}

/** A mail: whom to and what about, by ids. Address and text are looked up when it is sent. */
export interface MailRow {
  programId: string;
  id: string;
  template: string;
  /** Absent where nobody is to get it. */
  personId: string | null;
  /** The record that it is about. */
  subjectId: string | null;
  /** Absent: the program's language. */
  locale: string | null;
  state: string;
  attempts: number;
  claims: number;
  dueAt: number | null;
  failure: string | null;
  createdAt: number;
  settledAt: number | null;
}

/** A one-time link that was sent and not followed yet. */
export interface LoginRow {
  programId: string;
  /** Of the token, which is kept nowhere. */
  digest: string;
  personId: string;
  expiresAt: number;
}
