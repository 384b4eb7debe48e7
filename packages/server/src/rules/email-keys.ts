/** The forms in which addresses are compared. */
export interface EmailKeys {
  /** The address in lower case: the same mailbox for every provider that matters. */
  emailKey: string;
  /** Dots, tags and known aliases taken out: likely the same person, never certainly. */
  mailboxKey: string;
}

/** Domains of one provider that lead to the same mailbox. */
const SAME_DOMAIN: Readonly<Record<string, string>> = { 'googlemail.com': 'gmail.com' };

/** Providers that ignore dots before the `@`. */
const DOTLESS = new Set(['gmail.com']);

/** Normalises an address for comparison. */
export function toEmailKeys(email: string): EmailKeys {
  const emailKey = email.trim().normalize('NFKC').toLowerCase();
  const at = emailKey.lastIndexOf('@');
  const typed = emailKey.slice(at + 1);
  const domain = SAME_DOMAIN[typed] ?? typed;
  const local = emailKey.slice(0, at).split('+')[0] ?? '';
  return {
    emailKey,
    mailboxKey: `${DOTLESS.has(domain) ? local.replaceAll('.', '') : local}@${domain}`,
  };
}
