import type { WatchConsent } from '../../ports.js';
import { CONSENT_SOURCES, type ConsentSource } from './consent-sources.js';
import type { ConsentFollower, FindConsentOptions } from './find-consent-sources.js';

/**
 * Loads and follows each source whose platform is there, once. A file that fails to load is tried
 * again at the next look.
 *
 * @param sources the platforms to know
 */
export function followSources(
  { pinned, options, report, onError }: Omit<FindConsentOptions, 'clock'>,
  sources: readonly ConsentSource[] = CONSENT_SOURCES,
): ConsentFollower {
  let missing = sources.filter(([name]) => !pinned || name === pinned);
  const ends: (() => void)[] = [];
  let isOver = false;

  async function follow(source: ConsentSource): Promise<void> {
    const [name, , load] = source;
    try {
      start(name, await load());
    } catch (cause) {
      missing.push(source);
      onError(cause);
    }
  }

  function start(name: string, watch: WatchConsent): void {
    if (isOver) return;
    ends.push(
      watch((said) => {
        if (!isOver) report(name, said);
      }, options),
    );
  }

  return {
    look() {
      const found = missing.filter(([, path]) => isThere(path));
      missing = missing.filter((source) => !found.includes(source));
      for (const source of found) void follow(source);
    },
    end() {
      isOver = true;
      for (const end of ends) end();
    },
  };
}

/** Whether the page has something at a path of names. */
function isThere(path: string): boolean {
  try {
    let place: unknown = globalThis;
    for (const name of path.split('.')) place = (place as Record<string, unknown>)[name];
    return !!place;
  } catch {
    // A getter of the page's threw, or a platform is there by half.
    return false;
  }
}
