import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advanceReward } from './advance-reward.js';
import { currentStage, type StageFact } from './current-stage.js';
import { toEmailKeys } from './email-keys.js';
import { correctTime } from './event-time.js';
import { postReward } from './post-reward.js';
import { qualify } from './qualify.js';
import { redirectTarget } from './redirect-target.js';
import { shareOf } from './share-of.js';
import { starterProgram } from './starter-program.js';
import { wilson } from './wilson.js';

describe('postReward()', () => {
  it('sums to zero in each unit, whatever happens to the rewards', () => {
    const reward = fc.record({
      beneficiary: fc.string({ minLength: 1 }),
      amount: fc.integer({ min: 1, max: 10_000_000 }),
      unit: fc.constantFrom('EUR', 'points:stars'),
      steps: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(reward), (rewards) => {
        const sums = new Map<string, number>();
        for (const { steps, ...one } of rewards) {
          for (const step of (['accrue', 'approve', 'issue'] as const).slice(0, steps)) {
            for (const { unit, amount } of postReward(step, one)) {
              sums.set(unit, (sums.get(unit) ?? 0) + amount);
            }
          }
        }
        expect([...sums.values()].every((sum) => sum === 0)).toBe(true);
      }),
    );
  });
});

describe('advanceReward()', () => {
  it.each([
    ['approve', 'pending', 'move'],
    ['approve', 'approved', 'done'],
    ['approve', 'issued', 'refused'],
    ['issue', 'pending', 'refused'],
    ['issue', 'approved', 'move'],
    ['issue', 'reversed', 'refused'],
    ['hold', 'pending', 'move'],
    ['hold', 'approved', 'refused'],
    ['reject', 'pending', 'move'],
    ['reject', 'approved', 'move'],
    ['reject', 'rejected', 'done'],
    ['reject', 'issued', 'refused'],
  ] as const)('%s of a reward that is %s: %s', (step, state, kind) => {
    expect(advanceReward(step, { state, isHeld: false, heldUntil: 0 }, 1).kind).toBe(kind);
  });
  it('holds a reward until its day', () => {
    const reward = { state: 'pending', isHeld: true, heldUntil: 10 } as const;
    expect(advanceReward('approve', reward, 9).kind).toBe('refused');
    expect(advanceReward('approve', reward, 10).kind).toBe('move');
  });
});

describe('currentStage()', () => {
  it('does not depend on the order of arrival', () => {
    const fact: fc.Arbitrary<StageFact> = fc.record({
      id: fc.string(),
      stage: fc.constantFrom('contacted', 'won', 'lost'),
      occurredAt: fc.integer({ min: 0, max: 3 }),
    });
    const facts = fc.uniqueArray(fact, { selector: ({ id }) => id });
    fc.assert(
      fc.property(facts, (changes) => {
        expect(currentStage([...changes].reverse())).toEqual(currentStage(changes));
      }),
    );
  });
});

describe('shareOf()', () => {
  it.each([
    [1050, 5, 52],
    [1150, 5, 58],
    [1999, 10, 200],
    [0, 10, 0],
    [Number.MAX_SAFE_INTEGER, 100, Number.MAX_SAFE_INTEGER],
  ])('of %i takes %d %% as %i', (amount, percent, expected) => {
    expect(shareOf(amount, percent)).toBe(expected);
  });
});

describe('redirectTarget()', () => {
  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/%0a//x',
    'data:text/html,x',
  ])('stays on the destination for to=%s', (to) => {
    const target = redirectTarget('https://shop.example/', 'ADA', new URLSearchParams({ to }));
    expect(new URL(target).origin).toBe('https://shop.example');
  });
  it('stays on the destination whatever the query', () => {
    fc.assert(
      fc.property(fc.string(), fc.webPath(), (text, path) => {
        for (const to of [text, `/${text}`, path]) {
          const target = redirectTarget(
            'https://shop.example/',
            'ADA',
            new URLSearchParams({ to }),
          );
          expect(new URL(target).origin).toBe('https://shop.example');
        }
      }),
    );
  });
});

describe('correctTime()', () => {
  it('stays within the thirty days before it was received', () => {
    const time = fc.integer({ min: 0, max: 4e12 });
    fc.assert(
      fc.property(time, time, time, (occurredAt, sentAt, receivedAt) => {
        const corrected = correctTime(occurredAt, sentAt, receivedAt);
        expect(corrected).toBeLessThanOrEqual(receivedAt);
        expect(corrected).toBeGreaterThanOrEqual(receivedAt - 30 * 86_400_000);
      }),
    );
  });
});

describe('wilson()', () => {
  it('holds the rate, between zero and one', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (hits, misses) => {
        const rate = wilson(hits, hits + misses);
        if (hits + misses === 0) {
          expect(rate).toBeNull();
          return;
        }
        const { low = -1, value = -1, high = -1 } = rate ?? {};
        expect([0, low, value, high, 1]).toEqual([0, low, value, high, 1].sort((a, b) => a - b));
      }),
    );
  });
});

describe('qualify()', () => {
  const { leadDefinition } = starterProgram({ id: 'x', name: 'x', destination: 'https://x.test/' });
  it.each([
    ['office', 'milo@example.org', 'qualified'],
    ['looking', 'milo@example.org', 'unqualified'],
    ['', 'milo@example.org', 'unqualified'],
    ['office', 'ben@eu.mailinator.com', 'review'],
    ['looking', 'ben@mailinator.com', 'unqualified'],
  ])('calls %j by %s %s, and says why', (interest, email, outcome) => {
    const verdict = qualify({ email, answers: { interest } }, leadDefinition);
    expect(verdict.outcome).toBe(outcome);
    expect(verdict.reasons.length).toBeGreaterThan(0);
  });
});

describe('toEmailKeys()', () => {
  it.each([
    ['Ada.Byron+x@Gmail.com', 'adabyron@gmail.com'],
    ['ada.byron@googlemail.com', 'adabyron@gmail.com'],
    ['Ada.Byron+x@example.com', 'ada.byron@example.com'],
  ])('finds the mailbox behind %s', (email, mailboxKey) => {
    expect(toEmailKeys(email)).toEqual({ emailKey: email.toLowerCase(), mailboxKey });
  });
});
