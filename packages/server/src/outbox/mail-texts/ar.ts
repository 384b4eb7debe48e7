import type { MailTexts } from './texts.js';

/** Arabic. */
export const ar: MailTexts = {
  loginSubject: 'رابطك إلى {program}',
  loginBody: 'افتح هذا الرابط لترى توصياتك ومكافآتك. يعمل مرة واحدة فقط خلال 15 دقيقة.',
  loginAction: 'عرض توصياتي',
  loginNote: 'إذا لم تطلبه فلا داعي لفعل أي شيء.',
  leadSubject: 'استجاب شخص لتوصيتك',
  leadBody: 'شكرًا لك! تواصل معنا شخص أوصيته بـ {program}.',
  leadAction: 'فتح {program}',
  approvedSubject: 'تم تأكيد مكافأتك',
  approvedBody: 'تم تأكيد مكافأتك من {program}.',
  issuedSubject: 'تم دفع مكافأتك',
  issuedBody: 'تم دفع مكافأتك من {program}.',
  reward: 'المكافأة: {amount}',
  points: 'النقاط: {amount}',
  reason: 'تصلك هذه الرسالة لأنك توصي بـ {program}.',
};
