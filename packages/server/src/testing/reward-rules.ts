import type { PlainBenefit, RewardRule } from '@goodword/protocol';
import { saveProgram } from '../records/programs.js';
import { starterProgram } from '../rules/starter-program.js';
import type { Storage } from '../storage/storage.js';
import { SHOP } from './test-server.js';

/** A rule that gives both sides the same. */
export function rewardRule(benefit: PlainBenefit, change: Partial<RewardRule> = {}): RewardRule {
  return {
    id: 'rule',
    version: 1,
    trigger: 'conversion',
    benefit: { advocate: benefit, friend: benefit },
    holdDays: 0,
    ...change,
  };
}

/** Puts other rules in force. Before the first call: a server remembers a program for a while. */
export async function useRules(storage: Storage, rewardRules: RewardRule[], version = 2) {
  const config = starterProgram({ id: 'demo', name: 'Demo', destination: `${SHOP}/` });
  const program = { ...config.program, version };
  await storage.write((transaction) =>
    saveProgram(transaction, { ...config, program, rewardRules }, version),
  );
}
