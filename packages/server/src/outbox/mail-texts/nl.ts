import type { MailTexts } from './texts.js';

/** Dutch. */
export const nl: MailTexts = {
  loginSubject: 'Je link naar {program}',
  loginBody:
    'Via deze link zie je je aanbevelingen en beloningen. Hij werkt één keer, 15 minuten lang.',
  loginAction: 'Mijn aanbevelingen bekijken',
  loginNote: 'Heb je er niet om gevraagd? Dan hoef je niets te doen.',
  leadSubject: 'Iemand heeft je aanbeveling gevolgd',
  leadBody: 'Bedankt! Iemand aan wie je {program} hebt aanbevolen, heeft contact opgenomen.',
  leadAction: '{program} openen',
  approvedSubject: 'Je beloning is bevestigd',
  approvedBody: 'Je beloning van {program} is bevestigd.',
  issuedSubject: 'Je beloning is uitbetaald',
  issuedBody: 'Je beloning van {program} is uitbetaald.',
  reward: 'Beloning: {amount}',
  points: 'Punten: {amount}',
  reason: 'Je krijgt dit bericht omdat je {program} aanbeveelt.',
};
