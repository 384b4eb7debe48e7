import type { ReferralClient, ReferralState } from '@goodword/core';
import { waitUntil } from '@open-wc/testing';
import type { GoodwordElement } from '../internal/goodword-element.js';
import { createFakeClient } from './fake-client.js';
import { ADVOCATE, PROGRAM, READY, UNDECIDED, WITH_FIGURES } from './program.js';
import '../define.js';

/** One element in one of its states, as tests and pictures show it. */
export interface ShownState {
  /** The element, then the state, as in `refer-known`. */
  name: string;
  tag: keyof HTMLElementTagNameMap;
  createClient: () => ReferralClient;
  properties?: Readonly<Record<string, unknown>>;
  /** Brings the element into the state, once it is ready. */
  arrange?: (element: GoodwordElement) => Promise<void> | void;
}

const KNOWN: ReferralState = { ...READY, advocate: ADVOCATE };
const REFERRED: ReferralState = {
  ...READY,
  referrer: { code: '7K3MQ9TZ4HV', displayName: 'Ada' },
};
const FAILED: ReferralState = {
  status: 'error',
  error: { code: 'network', message: 'no', retriable: true },
  consent: UNDECIDED,
  queue: { pending: 0 },
};
const WITH_STEPS: ReferralState = {
  ...WITH_FIGURES,
  program: {
    ...PROGRAM,
    milestones: [
      { at: 1, benefit: { kind: 'fixed', amount: 1000, unit: 'EUR' } },
      { at: 5, benefit: { kind: 'fixed', amount: 5000, unit: 'EUR' } },
      { at: 10, benefit: { kind: 'fixed', amount: 15000, unit: 'EUR' } },
    ],
  },
};
const BOARD: ReferralState = {
  ...WITH_FIGURES,
  leaderboard: {
    items: [
      { rank: 1, name: 'Bea', count: 12 },
      { rank: 2, name: 'Ada', count: 4 },
      { rank: 3, name: 'Cem', count: 2 },
    ],
    own: { rank: 2, count: 4, isShown: true, name: 'Ada' },
  },
};

const failing = async (): Promise<never> => {
  throw Object.assign(new Error('no'), { code: 'network', retriable: true });
};

/** Presses a part of an element, and waits for what comes of it. */
const press =
  (selector: string, outcome: string, index = 0) =>
  async ({ renderRoot }: GoodwordElement): Promise<void> => {
    const find = () => renderRoot.querySelectorAll<HTMLElement>(selector)[index];
    await waitUntil(find, selector, { timeout: 5000 });
    find()?.click();
    await waitUntil(() => renderRoot.querySelector(outcome), outcome, { timeout: 5000 });
  };

const submit = async ({ renderRoot, updateComplete }: GoodwordElement): Promise<void> => {
  renderRoot.querySelector('form')?.requestSubmit();
  await updateComplete;
};

const of = (state: ReferralState) => () => createFakeClient(state);

/** Every element, in the states that look different. */
export const SHOWN_STATES: readonly ShownState[] = [
  { name: 'refer-unknown', tag: 'goodword-refer', createClient: of(READY) },
  { name: 'refer-wrong', tag: 'goodword-refer', createClient: of(READY), arrange: submit },
  { name: 'refer-known', tag: 'goodword-refer', createClient: of(KNOWN) },
  { name: 'refer-figures', tag: 'goodword-refer', createClient: of(WITH_FIGURES) },
  { name: 'refer-failed', tag: 'goodword-refer', createClient: of(FAILED) },
  { name: 'share', tag: 'goodword-share', createClient: of(KNOWN) },
  { name: 'link', tag: 'goodword-link', createClient: of(KNOWN) },
  { name: 'qr', tag: 'goodword-qr', createClient: of(KNOWN) },
  { name: 'referrals', tag: 'goodword-referrals', createClient: of(WITH_FIGURES) },
  {
    name: 'referrals-empty',
    tag: 'goodword-referrals',
    createClient: of({ ...WITH_FIGURES, referrals: [], rewards: [] }),
  },
  { name: 'progress', tag: 'goodword-progress', createClient: of(WITH_STEPS) },
  { name: 'progress-unknown', tag: 'goodword-progress', createClient: of(KNOWN) },
  { name: 'leaderboard', tag: 'goodword-leaderboard', createClient: of(BOARD) },
  {
    name: 'leaderboard-empty',
    tag: 'goodword-leaderboard',
    createClient: of({ ...READY, leaderboard: { items: [] } }),
  },
  { name: 'pulse', tag: 'goodword-pulse', createClient: of(READY) },
  {
    name: 'pulse-faces',
    tag: 'goodword-pulse',
    createClient: of(READY),
    properties: { faces: true },
  },
  {
    name: 'pulse-promoter',
    tag: 'goodword-pulse',
    createClient: of(KNOWN),
    arrange: press('.choice', '#link', 10),
  },
  {
    name: 'pulse-critic',
    tag: 'goodword-pulse',
    createClient: of(READY),
    arrange: press('.choice', 'textarea', 3),
  },
  {
    name: 'pulse-failed',
    tag: 'goodword-pulse',
    createClient: () => createFakeClient(READY, { answerPulse: failing }),
    arrange: press('.choice', '[role=alert]:not([hidden])', 3),
  },
  {
    name: 'launcher-open',
    tag: 'goodword-launcher',
    createClient: of(READY),
    properties: { open: true },
    async arrange(element) {
      const content = document.createElement('goodword-refer');
      element.append(content);
      await waitUntil(() => content.shadowRoot?.querySelector('.card'), '.card', { timeout: 5000 });
    },
  },
  { name: 'welcome', tag: 'goodword-welcome', createClient: of(REFERRED) },
  {
    name: 'welcome-coupon',
    tag: 'goodword-welcome',
    createClient: of(REFERRED),
    arrange: press('.primary', '.coupon'),
  },
  { name: 'lead', tag: 'goodword-lead', createClient: of(READY) },
  { name: 'lead-wrong', tag: 'goodword-lead', createClient: of(READY), arrange: submit },
  { name: 'claim', tag: 'goodword-claim', createClient: of(READY) },
  {
    name: 'claim-wrong',
    tag: 'goodword-claim',
    createClient: of(READY),
    arrange: press('.primary', '[aria-invalid=true]'),
  },
  { name: 'consent', tag: 'goodword-consent', createClient: of(READY) },
  {
    name: 'consent-decided',
    tag: 'goodword-consent',
    createClient: of({ ...READY, consent: { ...UNDECIDED, decided: true } }),
  },
];

const LOADING: ReferralState = {
  status: 'loading',
  consent: UNDECIDED,
  queue: { pending: 0 },
};

/** Those that every element has and that look alike in most: while the program loads, and without it. */
export const COMMON_STATES: readonly ShownState[] = [
  ...new Set(SHOWN_STATES.map(({ tag }) => tag)),
].flatMap((tag) => {
  const name = tag.replace('goodword-', '');
  return [
    { name: `${name}-loading`, tag, createClient: of(LOADING) },
    { name: `${name}-failed`, tag, createClient: of(FAILED) },
  ];
});
