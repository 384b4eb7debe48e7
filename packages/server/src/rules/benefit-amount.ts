import type { Money, PlainBenefit } from '@goodword/protocol';
import { RATE_PRECISION } from './convert-money.js';
import { roundHalfEven } from './round-half-even.js';

/** Percentages count to a millionth. */
const PERCENT_PRECISION = 1_000_000;

const COUPONS = 'points:coupon-';

/** How an order's money becomes the rule's. */
export interface Conversion {
  /** The reward's currency. */
  to: string;
  /** Minor units of `to` for a minor unit of the order, in billionths. */
  rate: number;
}

/** The unit in which coupons of a pool are counted. */
export function couponUnit(pool: string): string {
  return `${COUPONS}${pool}`;
}

/** The pool whose coupons a unit counts; none for any other unit. */
export function poolOf(unit: string): string | undefined {
  return unit.startsWith(COUPONS) ? unit.slice(COUPONS.length) : undefined;
}

/**
 * Works out what a benefit is worth, rounded half to even once, whatever it is made of.
 *
 * @param value the order's, where it has one
 * @param conversion left out: the reward is in the order's own currency
 * @returns `undefined` where it is nothing: a share of nothing, or one that rounds to nothing
 */
export function benefitAmount(
  benefit: PlainBenefit,
  value?: Money,
  conversion?: Conversion,
): { amount: number; unit: string } | undefined {
  if (benefit.kind === 'fixed') return { amount: benefit.amount, unit: benefit.unit };
  if (benefit.kind === 'coupon') return { amount: 1, unit: couponUnit(benefit.pool) };
  if (!value) return undefined;
  const rate = BigInt(conversion?.rate ?? RATE_PRECISION);
  const worth = BigInt(value.amount) * rate;
  if (benefit.kind === 'points') {
    const divisor = BigInt(benefit.each.amount) * BigInt(RATE_PRECISION);
    const amount = roundHalfEven(worth * BigInt(benefit.points), divisor);
    return isPayable(amount) ? { amount, unit: benefit.unit } : undefined;
  }
  const percent = BigInt(Math.round(benefit.percent * PERCENT_PRECISION));
  const divisor = BigInt(100 * PERCENT_PRECISION) * BigInt(RATE_PRECISION);
  const amount = roundHalfEven(worth * percent, divisor);
  return isPayable(amount) ? { amount, unit: conversion?.to ?? value.currency } : undefined;
}

function isPayable(amount: number): boolean {
  return amount > 0 && Number.isSafeInteger(amount);
}
