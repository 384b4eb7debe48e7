import type { WatchConsent } from '../../ports.js';
import { followEvents } from './follow-events.js';
import { readPurposes } from './read-purposes.js';
import { readServices } from './read-services.js';

interface UsercentricsPage {
  UC_UI: {
    getServicesBaseInfo(): readonly {
      id: string;
      name: string;
      categorySlug: string;
      consent: {
        status: boolean;
        /** The oldest first; `implicit` is what was set before the person chose. */
        history: readonly { type: 'explicit' | 'implicit' }[];
      };
    }[];
  };
}

/**
 * Follows Usercentrics 2.
 *
 * @see https://docs.usercentrics.com/#/browser-ui
 */
export const watchUsercentrics2: WatchConsent = (report, options) =>
  followEvents(report, ['UC_UI_INITIALIZED', 'UC_UI_CMP_EVENT', 'UC_UI_VIEW_CHANGED'], () => {
    const { UC_UI } = window as unknown as UsercentricsPage;
    const answers = UC_UI.getServicesBaseInfo().map(({ id, name, categorySlug, consent }) => {
      const isOwn = consent.history.at(-1)?.type === 'explicit';
      return [[id, name, categorySlug], isOwn ? consent.status : undefined] as const;
    });
    return readPurposes(options, 'usercentrics', ['functional', 'marketing'], (name) =>
      readServices(answers, name),
    );
  });
