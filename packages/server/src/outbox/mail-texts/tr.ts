import type { MailTexts } from './texts.js';

/** Turkish. */
export const tr: MailTexts = {
  loginSubject: '{program} bağlantın',
  loginBody:
    'Önerilerini ve ödüllerini görmek için bu bağlantıyı aç. Bir kez ve 15 dakika boyunca çalışır.',
  loginAction: 'Önerilerimi gör',
  loginNote: 'Bunu sen istemediysen bir şey yapmana gerek yok.',
  leadSubject: 'Biri önerine uydu',
  leadBody: 'Teşekkürler! {program} önerdiğin biri bizimle iletişime geçti.',
  leadAction: '{program} sayfasını aç',
  approvedSubject: 'Ödülün onaylandı',
  approvedBody: '{program} ödülün onaylandı.',
  issuedSubject: 'Ödülün ödendi',
  issuedBody: '{program} ödülün ödendi.',
  reward: 'Ödül: {amount}',
  points: 'Puan: {amount}',
  reason: 'Bu iletiyi {program} önerdiğin için alıyorsun.',
};
