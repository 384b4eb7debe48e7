import type { MailTexts } from './texts.js';

/** Brazilian Portuguese. */
export const ptBr: MailTexts = {
  loginSubject: 'Seu link para {program}',
  loginBody:
    'Siga este link para ver suas indicações e recompensas. Ele funciona uma única vez, por 15 minutos.',
  loginAction: 'Ver minhas indicações',
  loginNote: 'Se você não o pediu, não precisa fazer nada.',
  leadSubject: 'Alguém seguiu a sua indicação',
  leadBody: 'Obrigado! Uma pessoa a quem você indicou {program} entrou em contato.',
  leadAction: 'Abrir {program}',
  approvedSubject: 'Sua recompensa está confirmada',
  approvedBody: 'Sua recompensa de {program} está confirmada.',
  issuedSubject: 'Sua recompensa foi paga',
  issuedBody: 'Sua recompensa de {program} foi paga.',
  reward: 'Recompensa: {amount}',
  points: 'Pontos: {amount}',
  reason: 'Você recebe esta mensagem porque indica {program}.',
};
