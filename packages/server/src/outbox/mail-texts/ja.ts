import type { MailTexts } from './texts.js';

/** Japanese. */
export const ja: MailTexts = {
  loginSubject: '{program}へのリンク',
  loginBody: 'このリンクから紹介と特典を確認できます。一度だけ、15分間有効です。',
  loginAction: '紹介を確認する',
  loginNote: 'お心当たりがない場合は、何もする必要はありません。',
  leadSubject: '紹介した方から連絡がありました',
  leadBody: 'ありがとうございます。{program}を紹介した方から連絡がありました。',
  leadAction: '{program}を開く',
  approvedSubject: '特典が確定しました',
  approvedBody: '{program}の特典が確定しました。',
  issuedSubject: '特典をお渡ししました',
  issuedBody: '{program}の特典をお渡ししました。',
  reward: '特典：{amount}',
  points: 'ポイント：{amount}',
  reason: '{program}を紹介している方にお送りしています。',
};
