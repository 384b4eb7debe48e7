import { toEmailKeys } from './email-keys.js';

/** Letters of other alphabets that look like Latin ones, and what they look like (UTS 39, in part). */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      // Cyrillic
      ['авеԁзікмнорсԛтухһјѕԝьѵ', 'abed3ikmhopcqtyxhjswbv'],
      // Greek
      ['αβγεηικνορτυχω', 'abyenikvoptuxw'],
      // Latin that is not English, and small capitals
      ['ıłøđħŧɑɡɩʀʏ', 'ilodhtagiry'],
      // Digits
      ['0135$', 'oless'],
    ] as const
  ).flatMap(([from, to]) => [...from].map((letter, place) => [letter, [...to][place] ?? ''])),
);

/** Domains of one provider: one mailbox has an address at each. */
const ALIASES: readonly (readonly string[])[] = [
  ['gmail.com', 'googlemail.com'],
  ['proton.me', 'protonmail.com', 'pm.me', 'protonmail.ch'],
  ['icloud.com', 'me.com', 'mac.com'],
  ['yandex.com', 'yandex.ru', 'ya.ru', 'yandex.by', 'yandex.kz', 'yandex.ua'],
  ['fastmail.com', 'fastmail.fm'],
  ['gmx.com', 'gmx.net', 'gmx.de'],
];
const FIRST_OF = new Map(
  ALIASES.flatMap((domains) => domains.map((domain) => [domain, domains[0] ?? domain])),
);

/**
 * Brings addresses that somebody might have at once, or mistake for each other, to one form: case,
 * dots, tags, aliases of the provider, letters of other alphabets that look the same. Equal forms
 * are a sign, never a proof.
 *
 * @example addressSkeleton('A.da+tea@googlemail.com') === addressSkeleton('аda@gmail.com') // true
 */
export function addressSkeleton(email: string): string {
  const { mailboxKey } = toEmailKeys(email);
  const at = mailboxKey.lastIndexOf('@');
  const domain = skeletonOf(mailboxKey.slice(at + 1)).replace(/^(?:www|mail)\./, '');
  // Yahoo's tags begin with a dash, as Fastmail's and others' do on request.
  const local = mailboxKey.slice(0, at).split('-')[0] || mailboxKey.slice(0, at);
  return `${skeletonOf(local).replaceAll(/[._]/g, '')}@${FIRST_SKELETON_OF.get(domain) ?? domain}`;
}

const FIRST_SKELETON_OF = new Map(
  [...FIRST_OF].map(([domain, first]) => [skeletonOf(domain), skeletonOf(first)]),
);

function skeletonOf(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}|\p{Cf}/gu, '')
    .toLowerCase();
  return [...plain]
    .map((letter) => LOOKALIKES[letter] ?? letter)
    .join('')
    .replaceAll('rn', 'm');
}
