import type { MailTexts } from './texts.js';

/** German. */
export const de: MailTexts = {
  loginSubject: 'Dein Link zu {program}',
  loginBody:
    'Über diesen Link siehst du deine Empfehlungen und Prämien. Er gilt einmal, 15 Minuten lang.',
  loginAction: 'Meine Empfehlungen ansehen',
  loginNote: 'Wenn du ihn nicht angefordert hast, brauchst du nichts zu tun.',
  leadSubject: 'Jemand ist deiner Empfehlung gefolgt',
  leadBody: 'Danke! Jemand, dem du {program} empfohlen hast, hat sich gemeldet.',
  leadAction: '{program} öffnen',
  approvedSubject: 'Deine Prämie ist bestätigt',
  approvedBody: 'Deine Prämie von {program} ist bestätigt.',
  issuedSubject: 'Deine Prämie wurde ausgezahlt',
  issuedBody: 'Deine Prämie von {program} wurde ausgezahlt.',
  reward: 'Prämie: {amount}',
  points: 'Punkte: {amount}',
  reason: 'Du erhältst diese Nachricht, weil du {program} weiterempfiehlst.',
};
