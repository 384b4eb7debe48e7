import type { WatchConsent } from '../../ports.js';
import { attempt, followPlatform } from './follow-platform.js';
import { readOutside, readTcfPurposes } from './read-tcf-purposes.js';

type Consents = Readonly<Record<number, boolean>>;

/** What is read of the specification's `TCData`. */
interface TcData {
  listenerId: number;
  cmpStatus: string;
  eventStatus: string;
  gdprApplies?: boolean;
  purposeOneTreatment?: boolean;
  purpose: { consents: Consents };
  vendor: { consents: Consents };
  publisher?: { consents?: Consents };
}

interface TcfPage {
  __tcfapi(
    command: string,
    version: number,
    callback: (data: TcData, isSuccess: boolean) => void,
    parameter?: number,
  ): void;
}

/** What a banner on display is not among: it carries the old consents. */
const ANSWERED = ['tcloaded', 'useractioncomplete'];

/**
 * Follows a platform of the IAB's Transparency and Consent Framework, 2.2 or 2.3.
 *
 * @see https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework
 */
export const watchTcf: WatchConsent = (report, options) =>
  followPlatform(report, (say) => {
    const page = window as unknown as TcfPage;
    let listener: number | undefined;
    let isOver = false;
    const remove = () => {
      // The first listener of all is number 0.
      if (listener !== undefined) {
        page.__tcfapi('removeEventListener', 2, () => undefined, listener);
      }
    };
    page.__tcfapi('addEventListener', 2, (data, isSuccess) =>
      attempt(() => {
        if (isSuccess === true) listener = data.listenerId;
        // A call that waited on the stub learns its number when it is no longer wanted.
        if (isOver) remove();
        else if (isSuccess !== true) say(() => ({}));
        else if (data.cmpStatus === 'loaded' && ANSWERED.includes(data.eventStatus)) {
          say(() => read(data));
        }
      }),
    );

    function read(data: TcData) {
      if (data.gdprApplies === false) return readOutside(options);
      if (data.gdprApplies !== true) return {};
      // The site's own purposes, where it asks for them, go before those of its partners.
      const own = data.publisher?.consents ?? {};
      const consents = Object.keys(own).length ? own : data.purpose.consents;
      const { tcfVendor } = options;
      const isVendor = tcfVendor === undefined || data.vendor.consents[tcfVendor] === true;
      return readTcfPurposes(
        (purpose) => isVendor && consents[purpose] === true,
        data.purposeOneTreatment !== true,
      );
    }

    return () => {
      isOver = true;
      remove();
    };
  });
