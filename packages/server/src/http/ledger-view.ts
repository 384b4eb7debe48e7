import type { LedgerEntry } from '@goodword/protocol';
import type { LedgerRow } from '../storage/database.js';

/** A line of the ledger as it is answered. */
export function toLedgerEntry(row: LedgerRow): LedgerEntry {
  return {
    id: row.id,
    rewardId: row.rewardId,
    posting: row.posting as LedgerEntry['posting'],
    ...(row.cause === '' ? {} : { cause: row.cause }),
    account: row.account as LedgerEntry['account'],
    ...(row.beneficiary === '' ? {} : { beneficiary: row.beneficiary }),
    amount: row.amount,
    unit: row.unit,
    occurredAt: new Date(row.occurredAt).toISOString(),
  };
}
