import type { MailTexts } from './texts.js';

/** Simplified Chinese. */
export const zhHans: MailTexts = {
  loginSubject: '您的 {program} 链接',
  loginBody: '打开此链接即可查看您的推荐和奖励。链接仅可使用一次，15 分钟内有效。',
  loginAction: '查看我的推荐',
  loginNote: '如果不是您本人请求的，无需理会。',
  leadSubject: '有人接受了您的推荐',
  leadBody: '谢谢！您推荐 {program} 的一位朋友已与我们联系。',
  leadAction: '打开 {program}',
  approvedSubject: '您的奖励已确认',
  approvedBody: '您在 {program} 的奖励已确认。',
  issuedSubject: '您的奖励已发放',
  issuedBody: '您在 {program} 的奖励已发放。',
  reward: '奖励：{amount}',
  points: '积分：{amount}',
  reason: '您收到此邮件是因为您推荐了 {program}。',
};
