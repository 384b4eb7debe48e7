import type { MailTexts } from './texts.js';

/** Polish. */
export const pl: MailTexts = {
  loginSubject: 'Twój link do {program}',
  loginBody:
    'Otwórz ten link, aby zobaczyć swoje polecenia i nagrody. Działa jeden raz, przez 15 minut.',
  loginAction: 'Zobacz moje polecenia',
  loginNote: 'Jeśli to nie Ty o niego prosisz, nie musisz nic robić.',
  leadSubject: 'Ktoś skorzystał z Twojego polecenia',
  leadBody: 'Dziękujemy! Osoba, której polecasz {program}, odezwała się do nas.',
  leadAction: 'Otwórz {program}',
  approvedSubject: 'Twoja nagroda jest potwierdzona',
  approvedBody: 'Twoja nagroda od {program} jest potwierdzona.',
  issuedSubject: 'Twoja nagroda została wypłacona',
  issuedBody: 'Twoja nagroda od {program} została wypłacona.',
  reward: 'Nagroda: {amount}',
  points: 'Punkty: {amount}',
  reason: 'Otrzymujesz tę wiadomość, ponieważ polecasz {program}.',
};
