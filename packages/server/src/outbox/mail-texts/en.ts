/** English: what the other languages are held against. */
export const en = {
  loginSubject: 'Your link to {program}',
  loginBody: 'Follow this link to see your referrals and rewards. It works once, for 15 minutes.',
  loginAction: 'See my referrals',
  loginNote: 'If you did not ask for it, you need not do anything.',
  leadSubject: 'Somebody followed your recommendation',
  leadBody: 'Thank you! Somebody you recommended {program} to has got in touch.',
  leadAction: 'Open {program}',
  approvedSubject: 'Your reward is confirmed',
  approvedBody: 'Your reward from {program} is confirmed.',
  issuedSubject: 'Your reward has been paid out',
  issuedBody: 'Your reward from {program} has been paid out.',
  reward: 'Reward: {amount}',
  points: 'Points: {amount}',
  reason: 'You receive this message because you recommend {program}.',
};
