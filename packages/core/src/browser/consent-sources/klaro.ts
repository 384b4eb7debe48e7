import type { WatchConsent } from '../../ports.js';
import { followPlatform } from './follow-platform.js';
import { readPurposes } from './read-purposes.js';
import { readServices } from './read-services.js';

interface KlaroConfig {
  services: readonly { name: string; purposes?: readonly string[] }[];
}

interface KlaroManager {
  config: KlaroConfig;
  /** The person has saved a choice on every service that there is now. */
  confirmed: boolean;
  savedConsents: Readonly<Record<string, boolean>>;
  watch(watcher: KlaroWatcher): void;
  unwatch(watcher: KlaroWatcher): void;
}

interface KlaroWatcher {
  update(manager: KlaroManager): void;
}

interface KlaroPage {
  klaro: {
    addEventListener(type: 'render', handler: (config: KlaroConfig) => void): void;
    getManager(config: KlaroConfig): KlaroManager;
  };
}

/**
 * Follows Klaro: what a person saved, and not what its switches show before that.
 *
 * A manager that is made too early would apply consents to a half-loaded page, so that we wait for
 * Klaro to show itself; an event of the past is told again to whoever asks.
 *
 * @see https://klaro.org/docs/api/js_api
 */
export const watchKlaro: WatchConsent = (report, options) =>
  followPlatform(report, (say) => {
    const { klaro } = window as unknown as KlaroPage;
    let manager: KlaroManager | undefined;
    const watcher: KlaroWatcher = {
      update: ({ config, confirmed, savedConsents }) =>
        say(() => {
          if (confirmed !== true) return {};
          const answers = config.services.map(
            ({ name, purposes }) => [[name, ...(purposes ?? [])], savedConsents[name]] as const,
          );
          return readPurposes(options, 'klaro', ['analytics', 'marketing'], (name) =>
            readServices(answers, name),
          );
        }),
    };
    klaro.addEventListener('render', (config) => {
      manager = klaro.getManager(config);
      manager.watch(watcher);
      watcher.update(manager);
    });
    return () => manager?.unwatch(watcher);
  });
