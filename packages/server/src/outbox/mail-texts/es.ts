import type { MailTexts } from './texts.js';

/** Spanish. */
export const es: MailTexts = {
  loginSubject: 'Tu enlace a {program}',
  loginBody:
    'Sigue este enlace para ver tus recomendaciones y recompensas. Funciona una sola vez, durante 15 minutos.',
  loginAction: 'Ver mis recomendaciones',
  loginNote: 'Si no lo has pedido, no tienes que hacer nada.',
  leadSubject: 'Alguien ha seguido tu recomendación',
  leadBody: '¡Gracias! Una persona a la que recomendaste {program} se ha puesto en contacto.',
  leadAction: 'Abrir {program}',
  approvedSubject: 'Tu recompensa está confirmada',
  approvedBody: 'Tu recompensa de {program} está confirmada.',
  issuedSubject: 'Tu recompensa se ha pagado',
  issuedBody: 'Tu recompensa de {program} se ha pagado.',
  reward: 'Recompensa: {amount}',
  points: 'Puntos: {amount}',
  reason: 'Recibes este mensaje porque recomiendas {program}.',
};
