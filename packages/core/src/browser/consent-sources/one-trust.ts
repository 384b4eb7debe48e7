import type { WatchConsent } from '../../ports.js';
import { followEvents } from './follow-events.js';
import { readPurposes } from './read-purposes.js';

interface OneTrustPage {
  OneTrust: {
    IsAlertBoxClosed(): boolean;
    GetDomainData?(): { ConsentModel: { Name: string } };
  };
  /** The groups that are active, as in `,C0001,C0002,`. */
  OnetrustActiveGroups: string;
}

/** Models that take silence, or a closed notice, for a yes. */
const IMPLIED = /out|implied|notice/i;

/**
 * Follows OneTrust. Groups may be active by default, so that nothing counts while its banner has
 * not been answered, and no grant where its model takes silence for one.
 *
 * @see https://developer.onetrust.com/onetrust/docs/javascript-events-guide
 */
export const watchOneTrust: WatchConsent = (report, options) =>
  followEvents(report, ['OneTrustGroupsUpdated'], () => {
    const { OneTrust, OnetrustActiveGroups } = window as unknown as OneTrustPage;
    if (OneTrust.IsAlertBoxClosed() !== true) return {};
    const active = OnetrustActiveGroups.split(',');
    const isImplied = IMPLIED.test(OneTrust.GetDomainData?.().ConsentModel.Name ?? '');
    return readPurposes(
      options,
      'one-trust',
      ['C0002', 'C0004'],
      (name) => active.includes(name) && (isImplied ? undefined : true),
    );
  });
