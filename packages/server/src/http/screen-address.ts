import type { Log } from './log.js';

/** How long an answer is waited for, in milliseconds. */
const PATIENCE = 2000;

/** Finds out about the domain of an address; `failed` where nobody could tell. */
export type ScreenAddress = (domain: string) => Promise<'fine' | 'disposable' | 'failed'>;

/**
 * Asks a host's own service. A service that fails costs no order and no reward: it makes a reviewer
 * look.
 */
export function createAddressScreen(
  ask: ((domain: string) => Promise<boolean>) | undefined,
  log: Log,
): ScreenAddress {
  if (!ask) return async () => 'fine';
  return async (domain) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('No answer.')), PATIENCE);
    });
    try {
      return (await Promise.race([ask(domain.toLowerCase()), late])) ? 'disposable' : 'fine';
    } catch (error) {
      log({ event: 'address-not-screened', name: (error as Error).name });
      return 'failed';
    } finally {
      clearTimeout(timer);
    }
  };
}
