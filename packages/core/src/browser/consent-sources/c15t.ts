import type { WatchConsent } from '../../ports.js';
import { followPlatform } from './follow-platform.js';
import { readPurposes } from './read-purposes.js';

interface C15tPage {
  c15tStore: {
    getState(): {
      consents: Readonly<Record<string, boolean>>;
      /** There once something was saved. */
      consentInfo: { subjectId?: string } | null;
    };
    subscribe(listener: () => void): () => void;
  };
}

/**
 * Follows c15t. Switched off it grants everything and calls that saved, but for nobody: what a
 * person saved carries their number.
 *
 * @see https://c15t.com/docs/frameworks/javascript/api/overview
 */
export const watchC15t: WatchConsent = (report, options) =>
  followPlatform(report, (say) => {
    const store = (window as unknown as C15tPage).c15tStore;
    const update = () =>
      say(() => {
        const { consents, consentInfo } = store.getState();
        if (consentInfo?.subjectId?.startsWith('sub_') !== true) return {};
        return readPurposes(
          options,
          'c15t',
          ['measurement', 'marketing'],
          (name) => consents[name],
        );
      });
    update();
    return store.subscribe(update);
  });
