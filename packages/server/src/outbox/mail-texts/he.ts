import type { MailTexts } from './texts.js';

/** Hebrew. */
export const he: MailTexts = {
  loginSubject: 'הקישור שלך אל {program}',
  loginBody: 'דרך הקישור הזה אפשר לראות את ההמלצות וההטבות שלך. הוא פועל פעם אחת, במשך 15 דקות.',
  loginAction: 'להמלצות שלי',
  loginNote: 'אם לא ביקשת אותו, אין צורך לעשות דבר.',
  leadSubject: 'מישהו נענה להמלצה שלך',
  leadBody: 'תודה! מישהו שהמלצת לו על {program} יצר קשר.',
  leadAction: 'לפתיחת {program}',
  approvedSubject: 'ההטבה שלך אושרה',
  approvedBody: 'ההטבה שלך מ־{program} אושרה.',
  issuedSubject: 'ההטבה שלך שולמה',
  issuedBody: 'ההטבה שלך מ־{program} שולמה.',
  reward: 'הטבה: {amount}',
  points: 'נקודות: {amount}',
  reason: 'ההודעה נשלחה אליך כי המלצת על {program}.',
};
