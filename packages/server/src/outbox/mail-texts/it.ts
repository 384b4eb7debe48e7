import type { MailTexts } from './texts.js';

/** Italian. */
export const it: MailTexts = {
  loginSubject: 'Il tuo link per {program}',
  loginBody:
    'Segui questo link per vedere i tuoi inviti e i tuoi premi. Funziona una sola volta, per 15 minuti.',
  loginAction: 'Vedi i miei inviti',
  loginNote: 'Se non l’hai richiesto, non devi fare nulla.',
  leadSubject: 'Qualcuno ha seguito il tuo consiglio',
  leadBody: 'Grazie! Una persona a cui hai consigliato {program} si è messa in contatto.',
  leadAction: 'Apri {program}',
  approvedSubject: 'Il tuo premio è confermato',
  approvedBody: 'Il tuo premio di {program} è confermato.',
  issuedSubject: 'Il tuo premio è stato pagato',
  issuedBody: 'Il tuo premio di {program} è stato pagato.',
  reward: 'Premio: {amount}',
  points: 'Punti: {amount}',
  reason: 'Ricevi questo messaggio perché consigli {program}.',
};
