import type { Decision, LeadDefinition, Program, RewardRule } from '@goodword/protocol';

/** One version of a program: what the public may know of it, and what decides. */
export interface ProgramConfig {
  program: Program;
  leadDefinition: LeadDefinition;
  rewardRules: RewardRule[];
  model: Decision['model'];
  /** Somebody who ordered within so many days is a customer already. */
  customerLookBackDays: number;
}
