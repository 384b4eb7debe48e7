import type { WatchConsent } from '../../ports.js';
import { attempt, followPlatform } from './follow-platform.js';
import { readPurposes } from './read-purposes.js';

interface GooglePage {
  dataLayer: unknown[];
  /** Google's own record; no public interface, so that it is read where it is and as it is. */
  google_tag_data?: {
    ics?: {
      entries: Readonly<Record<string, { update?: boolean }>>;
      addListener(types: readonly string[], listener: () => void): void;
    };
  };
}

/** The keys that count unless the program chose others. */
const COMMON = ['analytics_storage', 'ad_storage', 'ad_user_data'] as const;

/**
 * Follows Google's Consent Mode 2, by its updates alone: a default is the site's word, and not the
 * person's.
 *
 * @see https://developers.google.com/tag-platform/security/guides/consent
 */
export const watchConsentMode: WatchConsent = (report, options) =>
  followPlatform(report, (say) => {
    const page = window as unknown as GooglePage;
    const layer = page.dataLayer;
    const updates = new Map<string, boolean>();
    const recorded = new Map<string, boolean>();
    let isHeard = false;

    /** Takes what one of the two records says, and tells. */
    function update(takeFrom: () => void): void {
      attempt(takeFrom);
      say(() => readPurposes(options, 'consent-mode', COMMON, (name) => updates.get(name)));
    }

    /** `gtag()` pushes its arguments; Google passes over an array of the same words, and so do we. */
    function takeEntry(entry: unknown): void {
      if (Object.prototype.toString.call(entry) !== '[object Arguments]') return;
      const [command, action, values] = entry as [unknown, unknown, Record<string, unknown>];
      if (command !== 'consent' || action !== 'update') return;
      for (const [name, value] of Object.entries(values)) {
        if (value === 'granted' || value === 'denied') updates.set(name, value === 'granted');
      }
    }

    /**
     * Takes what is new in Google's record. It may lag behind the layer, and where it is not known
     * which of them is newer, a refusal in either holds.
     */
    function takeRecord(isNewer: boolean): void {
      const { ics } = page.google_tag_data ?? {};
      if (!ics) return;
      for (const [name, { update: value }] of Object.entries(ics.entries)) {
        if ((value !== true && value !== false) || value === recorded.get(name)) continue;
        recorded.set(name, value);
        updates.set(name, value && (isNewer || updates.get(name) !== false));
      }
      if (isHeard) return;
      isHeard = true;
      const heard = [...COMMON, ...Object.keys(ics.entries)];
      ics.addListener(heard, () => update(() => takeRecord(true)));
    }

    for (const entry of layer) attempt(() => takeEntry(entry));
    update(() => takeRecord(false));

    const { push } = layer;
    const pushAndTell = (...entries: unknown[]): number => {
      const length = push.apply(layer, entries);
      for (const entry of entries) update(() => takeEntry(entry));
      if (!isHeard) update(() => takeRecord(false));
      return length;
    };
    layer.push = pushAndTell;
    return () => {
      // Google's script may have put a push of its own around ours, which then only passes on.
      if (layer.push === pushAndTell) layer.push = push;
    };
  });
