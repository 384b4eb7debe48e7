import type { Reason, SuspicionPolicy } from '@goodword/protocol';
import { addressSkeleton } from './address-skeleton.js';

/** A sign that a referral is not what it says. */
type Sign = keyof NonNullable<SuspicionPolicy['weights']>;

/** What is known of a referral's two sides. What could not be found out is among `failed`. */
export interface Signals {
  advocateEmails: readonly string[];
  friendEmails: readonly string[];
  /** The friend's address is of a provider of throw-away mail. */
  isDisposable: boolean;
  /** Both were in one network on the same day. */
  hasSameNetwork: boolean;
  /** A device shared the link and bought by it. */
  hasSameDevice: boolean;
  /** The advocate's friends within the policy's hours, this one included. */
  recentFriends: number;
  /** From the visit to the order, in seconds; absent where nobody knows the visit. */
  secondsToConversion?: number | undefined;
  /** The people in the smallest ring, absent where there is none. */
  ring?: number | undefined;
  /** Look-ups that gave no answer, by what they were for. */
  failed: readonly string[];
}

/** How suspicious a referral is, and why. */
export interface Suspicion {
  score: number;
  isHeld: boolean;
  reasons: Reason[];
}

/** A sign that is enough for itself weighs as much as the threshold. */
const DEFAULT_THRESHOLD = 50;

/** Two hours' worth of an eager advocate's friends is no crime; a day's worth of twenty is looked at. */
export const DEFAULT_VELOCITY = { friends: 20, hours: 24 };

const WEIGHTS: Readonly<Record<Sign, number>> = {
  'similar-address': 80,
  // Families, offices and cafés share one, so that alone it is no more than worth a look.
  'same-network': 50,
  'same-device': 80,
  'disposable-address': 50,
  velocity: 50,
  // Nobody reads an offer, decides and pays in half a minute; a script does.
  'too-fast': 50,
  ring: 60,
};

/** From a visit to an order in less than this, in seconds, is too fast. */
const TOO_FAST = 30;

/**
 * Weighs the signs of a referral. At the program's threshold a reward is held for a reviewer, with
 * the reasons; nothing is ever dropped for them. A look-up that failed holds by itself.
 */
export function suspect(signals: Signals, policy: SuspicionPolicy = {}): Suspicion {
  const { weights = {}, threshold = DEFAULT_THRESHOLD, velocity = DEFAULT_VELOCITY } = policy;
  const found = findSigns(signals, velocity)
    .map(({ sign, text }) => ({ sign, text, points: weights[sign] ?? WEIGHTS[sign] }))
    .filter(({ points }) => points > 0);
  const score = found.reduce((sum, { points }) => sum + points, 0);
  const reasons = found.map(({ sign, text, points }) => ({
    code: sign,
    text: `${text} (${points} points)`,
  }));
  const failures = signals.failed.map((what) => ({
    code: 'lookup-failed',
    text: `It could not be found out: ${what}. A reviewer looks instead.`,
  }));
  return {
    score,
    isHeld: score >= threshold || failures.length > 0,
    reasons: [...reasons, ...failures],
  };
}

function findSigns(
  signals: Signals,
  velocity: { friends: number; hours: number },
): { sign: Sign; text: string }[] {
  const { secondsToConversion: seconds, ring } = signals;
  const signs: { sign: Sign; isGiven: boolean; text: string }[] = [
    {
      sign: 'similar-address',
      isGiven: haveCommon(signals.advocateEmails, signals.friendEmails),
      text: 'The friend’s address is much like the advocate’s.',
    },
    {
      sign: 'same-network',
      isGiven: signals.hasSameNetwork,
      text: 'The advocate and the friend were in one network on the same day.',
    },
    {
      sign: 'same-device',
      isGiven: signals.hasSameDevice,
      text: 'The device that shared the link also followed it.',
    },
    {
      sign: 'disposable-address',
      isGiven: signals.isDisposable,
      text: 'The friend’s address is of a provider of throw-away mail.',
    },
    {
      sign: 'velocity',
      isGiven: signals.recentFriends > velocity.friends,
      text: `The advocate brought ${signals.recentFriends} friends in ${velocity.hours} hours.`,
    },
    {
      sign: 'too-fast',
      isGiven: seconds !== undefined && seconds < TOO_FAST,
      text: `Only ${Math.floor(seconds ?? 0)} seconds passed between the link and the order.`,
    },
    {
      sign: 'ring',
      isGiven: ring !== undefined,
      text: `${ring} people brought each other in a circle.`,
    },
  ];
  return signs.filter(({ isGiven }) => isGiven);
}

function haveCommon(some: readonly string[], others: readonly string[]): boolean {
  const skeletons = new Set(some.map(addressSkeleton));
  return others.some((email) => skeletons.has(addressSkeleton(email)));
}
