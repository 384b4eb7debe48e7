import { createId } from '@goodword/core/rules';
import { digestOf } from '../http/digest.js';
import { createSecret } from '../http/secret.js';
import { insertKey, revokeKeys } from '../records/keys.js';
import type { Storage } from '../storage/storage.js';

/** What a key is for. */
export interface KeyOptions {
  programId: string;
  kind: 'secret' | 'identity';
  label: string;
  /** Revoke the earlier keys of this kind and label. */
  replace: boolean;
}

const random = (size: number) => crypto.getRandomValues(new Uint8Array(size));

/**
 * Makes a key. A secret one is shown now and never again; an identity secret is kept, since the
 * server checks signatures with it.
 */
export async function createKey(
  storage: Storage,
  { programId, kind, label, replace }: KeyOptions,
): Promise<{ id: string; secret: string }> {
  const now = Date.now();
  const id = createId('key', { now });
  const secret = createSecret(kind === 'secret' ? 'gw_sk_' : 'gw_id_', random);
  const digest = kind === 'secret' ? await digestOf(secret) : null;
  await storage.write(async (transaction) => {
    if (replace) await revokeKeys(transaction, { programId, kind, label }, now);
    await insertKey(transaction, {
      programId,
      id,
      kind,
      label,
      digest,
      secret: kind === 'identity' ? secret : null,
      createdAt: now,
      revokedAt: null,
    });
  });
  return { id, secret };
}
