import type { MailTexts } from './texts.js';

/** French. */
export const fr: MailTexts = {
  loginSubject: 'Votre lien vers {program}',
  loginBody:
    'Suivez ce lien pour voir vos recommandations et vos récompenses. Il fonctionne une seule fois, pendant 15 minutes.',
  loginAction: 'Voir mes recommandations',
  loginNote: 'Si vous ne l’avez pas demandé, vous n’avez rien à faire.',
  leadSubject: 'Quelqu’un a suivi votre recommandation',
  leadBody: 'Merci ! Une personne à qui vous avez recommandé {program} a pris contact.',
  leadAction: 'Ouvrir {program}',
  approvedSubject: 'Votre récompense est confirmée',
  approvedBody: 'Votre récompense de {program} est confirmée.',
  issuedSubject: 'Votre récompense a été versée',
  issuedBody: 'Votre récompense de {program} a été versée.',
  reward: 'Récompense : {amount}',
  points: 'Points : {amount}',
  reason: 'Vous recevez ce message parce que vous recommandez {program}.',
};
