import type { Qualification, ReferralStatus, Stage } from '@goodword/protocol';

/** What an advocate may know of how a friend's lead goes. */
export function referralStatus(stage: Stage, outcome: Qualification['outcome']): ReferralStatus {
  switch (stage) {
    case 'won':
      return 'won';
    case 'lost':
    case 'disqualified':
      return 'not-this-time';
    case 'contacted':
    case 'opportunity':
      return 'in-progress';
    case 'qualified':
      return 'qualified';
    case 'new':
      return outcome === 'qualified' ? 'qualified' : 'lead';
  }
}
