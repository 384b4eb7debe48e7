import type { Decision, LeadDefinition, Program, Retention, RewardRule } from '@goodword/protocol';

/** What an advocate can be told of by mail, once their address is known to be theirs. */
export type Notice = 'lead-received' | 'reward-approved' | 'reward-issued';

/** One version of a program: what the public may know of it, and what decides. */
export interface ProgramConfig {
  program: Program;
  leadDefinition: LeadDefinition;
  rewardRules: RewardRule[];
  model: Decision['model'];
  /** Somebody who ordered within so many days is a customer already. */
  customerLookBackDays: number;
  /** What advocates are told by mail. @default nothing */
  notices?: Notice[];
  /** Where it differs from what is kept otherwise. */
  retention?: Partial<Retention>;
}
