import type { WatchConsent } from '../../ports.js';
import { followPlatform, type Said } from './follow-platform.js';
import { readPurposes } from './read-purposes.js';
import { readServices } from './read-services.js';

interface Details {
  services: Readonly<
    Record<
      string,
      {
        name: string;
        category: string;
        consent?: { given: boolean; type: 'EXPLICIT' | 'IMPLICIT' };
      }
    >
  >;
}

interface UsercentricsPage {
  __ucCmp: { getConsentDetails(): Promise<Details> };
}

const EVENTS = ['UC_UI_INITIALIZED', 'UC_CONSENT', 'UC_UI_CMP_EVENT'];

/**
 * Follows Usercentrics 3.
 *
 * @see https://docs.usercentrics.com/#/v3/control-functionality
 */
export const watchUsercentrics3: WatchConsent = (report, options) =>
  followPlatform(report, (say) => {
    const page = window as unknown as UsercentricsPage;
    let asked = 0;
    const update = () => {
      const turn = ++asked;
      // Answers may overtake each other, and the last question has the newest.
      const tell = (details?: Details) => turn === asked && say(() => read(details));
      (async () => page.__ucCmp.getConsentDetails())().then(tell, () => tell());
    };

    function read(details: Details | undefined): Said {
      const answers = Object.entries(details?.services ?? {}).map(
        ([id, { name, category, consent }]) =>
          [[id, name, category], consent?.type === 'EXPLICIT' ? consent.given : undefined] as const,
      );
      return readPurposes(options, 'usercentrics', ['functional', 'marketing'], (name) =>
        readServices(answers, name),
      );
    }

    update();
    for (const type of EVENTS) addEventListener(type, update, true);
    return () => {
      for (const type of EVENTS) removeEventListener(type, update, true);
    };
  });
