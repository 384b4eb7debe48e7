import type { AdvocateState, ConsentState, ReferralState } from '@goodword/core';
import type { Program } from '@goodword/protocol';

/** A program as a server gives it. */
export const PROGRAM: Program = {
  id: 'acme',
  name: 'Harbour Coffee',
  locale: 'en',
  test: false,
  version: 1,
  offer: {
    advocate: { benefit: { kind: 'fixed', amount: 1000, unit: 'EUR' } },
    friend: { benefit: { kind: 'percent', percent: 15 }, coupon: 'WELCOME-15' },
  },
  texts: {},
  channels: ['native', 'whatsapp', 'email', 'sms', 'telegram', 'x', 'bluesky', 'copy'],
  consent: { mode: 'consent', policyVersion: '1', durationDays: 180 },
  windows: { clickDays: 90, creditDays: 180 },
  leadForm: {
    fields: [
      { key: 'name', kind: 'text', label: { en: 'Your name', ar: 'الاسم' }, required: true },
      { key: 'email', kind: 'email', label: { en: 'E-mail' }, required: true },
      {
        key: 'size',
        kind: 'select',
        label: { en: 'Team size' },
        required: false,
        options: [
          { value: '1', label: { en: 'Just me' } },
          { value: '9', label: { en: '2 to 9' } },
        ],
      },
      { key: 'note', kind: 'textarea', label: { en: 'What do you need?' }, required: false },
    ],
    privacyUrl: 'https://shop.example.com/privacy',
  },
  destination: 'https://shop.example.com/',
};

/** A visitor who has not been asked. */
export const UNDECIDED: ConsentState = {
  mode: 'consent',
  purposes: { attribution: 'unknown', measurement: 'unknown', forwarding: 'unknown' },
  source: 'default',
  decided: false,
};

/** The state once the program is there. */
export const READY: ReferralState = {
  status: 'ready',
  program: PROGRAM,
  consent: UNDECIDED,
  queue: { pending: 0 },
};

/** An advocate who gave an e-mail address. */
export const ADVOCATE: AdvocateState = {
  code: '7K3MQ9TZ4HV',
  url: 'https://refer.example.com/r/7K3MQ9TZ4HV',
  hasFigures: false,
};

/** An advocate whom the host's server vouched for, with what came of the link. */
export const WITH_FIGURES: ReferralState = {
  ...READY,
  advocate: { ...ADVOCATE, hasFigures: true, shares: { whatsapp: 12, email: 3 }, visits: 1480 },
  referrals: [
    { id: 'a', status: 'won', since: '2026-11-02' },
    { id: 'b', status: 'won', since: '2026-11-12' },
    { id: 'c', status: 'lead', since: '2026-11-20' },
  ],
  rewards: [
    { id: 'r', state: 'issued', amount: 1000, unit: 'EUR', since: '2026-11-05' },
    { id: 's', state: 'rejected', amount: 1000, unit: 'EUR', since: '2026-11-06' },
    { id: 't', state: 'pending', amount: 50, unit: 'points:beans', since: '2026-11-21' },
  ],
};
