import type { Program } from '@goodword/protocol';

/**
 * Makes a program with a double-sided offer, a lead form and the usual channels.
 *
 * @param changes fields that differ
 * @example createDemoProgram({ id: 'acme', locale: 'de' })
 */
export function createDemoProgram(changes: Partial<Program> = {}): Program {
  return {
    id: 'demo',
    name: 'Demo',
    locale: 'en',
    test: true,
    version: 1,
    offer: {
      advocate: { benefit: { kind: 'fixed', amount: 1000, unit: 'EUR' } },
      friend: { benefit: { kind: 'fixed', amount: 1000, unit: 'EUR' }, coupon: 'WELCOME10' },
    },
    milestones: [
      { at: 1, benefit: { kind: 'fixed', amount: 1000, unit: 'EUR' } },
      { at: 5, benefit: { kind: 'fixed', amount: 5000, unit: 'EUR' } },
      { at: 10, benefit: { kind: 'fixed', amount: 15000, unit: 'EUR' } },
    ],
    texts: {},
    channels: ['whatsapp', 'email', 'sms', 'facebook', 'x', 'telegram', 'linkedin', 'bluesky'],
    consent: { mode: 'consent', policyVersion: '1', durationDays: 180 },
    windows: { clickDays: 60, creditDays: 90 },
    leadForm: {
      fields: [
        { key: 'name', kind: 'text', label: { en: 'Name' }, required: false },
        { key: 'email', kind: 'email', label: { en: 'E-mail' }, required: true },
        { key: 'message', kind: 'textarea', label: { en: 'What is it about?' }, required: false },
      ],
    },
    destination: 'https://shop.example.com/',
    ...changes,
  };
}
