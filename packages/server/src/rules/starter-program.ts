import type { LeadDefinition, Program, RewardRule } from '@goodword/protocol';
import type { ProgramConfig } from './program-config.js';

const TEN_EUROS = { kind: 'fixed', amount: 1000, unit: 'EUR' } as const;

/** What a new program is before its owner changes it: ten euros for both sides of a sale. */
export function starterProgram({
  id,
  name,
  destination,
}: Pick<Program, 'id' | 'name' | 'destination'>): ProgramConfig {
  const program: Program = {
    id,
    name,
    locale: 'en',
    test: false,
    version: 1,
    offer: {
      // Without texts of its own an offer is worded in the reader's language.
      advocate: { benefit: TEN_EUROS },
      friend: { benefit: TEN_EUROS, coupon: 'WELCOME10' },
    },
    texts: {},
    channels: [
      'whatsapp',
      'email',
      'sms',
      'facebook',
      'x',
      'telegram',
      'linkedin',
      'bluesky',
      'threads',
      'reddit',
    ],
    consent: { mode: 'consent', policyVersion: '1', durationDays: 180 },
    windows: { clickDays: 90, creditDays: 180 },
    leadForm: {
      fields: [
        { key: 'name', kind: 'text', label: { en: 'Your name' }, required: true },
        { key: 'email', kind: 'email', label: { en: 'Your e-mail address' }, required: true },
        {
          key: 'interest',
          kind: 'select',
          label: { en: 'What are you looking for?' },
          required: true,
          options: [
            { value: 'office', label: { en: 'Something for our office' } },
            { value: 'home', label: { en: 'Something for home' } },
            { value: 'looking', label: { en: 'I am only looking' } },
          ],
        },
      ],
    },
    destination,
  };
  return {
    program,
    leadDefinition: LEAD_DEFINITION,
    rewardRules: [REWARD_RULE],
    model: 'last-touch',
    customerLookBackDays: 180,
  };
}

const LEAD_DEFINITION: LeadDefinition = {
  version: 1,
  requiredAnswers: ['interest'],
  scoring: [
    { answer: 'interest', values: ['office'], points: 20 },
    { answer: 'interest', values: ['home'], points: 10 },
  ],
  qualifiedFrom: 10,
  reviewDisposable: true,
};

const REWARD_RULE: RewardRule = {
  id: 'first-order',
  version: 1,
  trigger: 'conversion',
  benefit: { advocate: TEN_EUROS, friend: TEN_EUROS },
  holdDays: 0,
};
