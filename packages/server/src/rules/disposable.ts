/** The throw-away providers that are met most. A short list catches most of it and is never complete. */
const DOMAINS = new Set([
  '10minutemail.com',
  'dispostable.com',
  'getnada.com',
  'grr.la',
  'guerrillamail.com',
  'mailinator.com',
  'maildrop.cc',
  'mailnesia.com',
  'mintemail.com',
  'mohmal.com',
  'sharklasers.com',
  'temp-mail.org',
  'tempmail.com',
  'throwawaymail.com',
  'trashmail.com',
  'yopmail.com',
]);

/** Tells whether an address is of a provider of throw-away mail, subdomains included. */
export function isDisposable(email: string): boolean {
  const labels = email
    .slice(email.lastIndexOf('@') + 1)
    .toLowerCase()
    .split('.');
  return labels.some((_, start) => DOMAINS.has(labels.slice(start).join('.')));
}
