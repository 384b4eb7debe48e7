import type { WatchConsent } from '../../ports.js';
import { attempt, followPlatform, type Said } from './follow-platform.js';
import { readOutside, readTcfPurposes } from './read-tcf-purposes.js';

type Section = Readonly<Record<string, unknown>>;

/** What is read of the specification's `pingReturn`. */
interface Ping {
  signalStatus: string;
  applicableSections: readonly number[];
  /** A section is flat, or an array of its segments. */
  parsedSections: Readonly<Record<string, Section | readonly Section[]>>;
}

interface GppEvent {
  listenerId: number;
  pingData: Ping;
}

interface GppPage {
  __gpp(command: string, callback: (event: GppEvent) => void, parameter?: number): void;
}

/** The sections that hold what a person consented to, and their fields that do. */
const EUROPE = [2, 'tcfeuv2', 'PurposeConsents', 'VendorConsents'] as const;
const CANADA = [5, 'tcfcav1', 'PurposesExpressConsent', 'VendorExpressConsent'] as const;

/** What an American opts out of, as the sections of the states and of the nation name it. */
const OPT_OUTS = ['SaleOptOut', 'SharingOptOut', 'TargetedAdvertisingOptOut'];

/**
 * Follows a platform of the IAB's Global Privacy Platform, while its signal is ready.
 *
 * Europe's and Canada's sections can grant; an opt-out of the American ones denies `forwarding`,
 * and not to have opted out is no consent.
 *
 * @see https://github.com/InteractiveAdvertisingBureau/Global-Privacy-Platform
 */
export const watchGpp: WatchConsent = (report, options) =>
  followPlatform(report, (say) => {
    const page = window as unknown as GppPage;
    let listener: number | undefined;
    page.__gpp('addEventListener', (event) =>
      attempt(() => {
        listener = event.listenerId;
        const { pingData } = event;
        if (pingData.signalStatus === 'ready') say(() => read(pingData));
      }),
    );

    function read(ping: Ping): Said {
      const said = readConsents(ping);
      const isOptedOut = Object.values(ping.parsedSections)
        .flat()
        .some(
          (segment) =>
            segment.OptOutSale === 'Y' ||
            segment.Gpc === true ||
            OPT_OUTS.some((field) => segment[field] === 1),
        );
      return isOptedOut ? { ...said, forwarding: 'denied' } : said;
    }

    function readConsents({ applicableSections, parsedSections }: Ping): Said {
      const sections = [...applicableSections];
      const found = [EUROPE, CANADA].find(([id]) => sections.includes(id));
      if (!found) {
        // Section 0 is not known yet, and -1 is none.
        const isKnown = sections.every(Number.isInteger) && !sections.includes(0);
        return sections.length && isKnown ? readOutside(options) : {};
      }
      const [, name, purposes, vendors] = found;
      const section = Object.assign({}, ...[parsedSections[name]].flat()) as Section;
      const own = section.PublisherConsents as boolean[] | undefined;
      // Where a site asks for nothing of its own, its part is there and empty.
      const consents = own?.includes(true) ? own : (section[purposes] as boolean[]);
      const { tcfVendor } = options;
      const isVendor =
        tcfVendor === undefined || [...(section[vendors] as number[])].includes(tcfVendor);
      return readTcfPurposes(
        (purpose) => isVendor && consents[purpose - 1] === true,
        section.PurposeOneTreatment !== true,
      );
    }

    return () => {
      if (listener !== undefined) page.__gpp('removeEventListener', () => undefined, listener);
    };
  });
