import { watchConsentMode } from '../consent-mode.js';
import { watchGpp } from '../gpp.js';
import { watchTcf } from '../tcf.js';
import { forAll, type TestSignal } from './test-signal.js';

const BITS = Array.from({ length: 24 }, (_, index) => index === 0 || index === 6);

/** Makes an arguments object, which is what Google's tag pushes, of one that has its parts. */
function toArguments(parts: unknown): unknown {
  const make: (...words: unknown[]) => IArguments = function () {
    // eslint-disable-next-line prefer-rest-params -- see above
    return arguments;
  };
  return Object.defineProperties(
    make(undefined, undefined, undefined),
    Object.getOwnPropertyDescriptors(parts as object),
  );
}

/** The signals that several platforms have in common. */
export const STANDARD_SIGNALS: readonly TestSignal[] = [
  {
    name: 'tcf',
    watch: watchTcf,
    allowed: {
      isSuccess: true,
      data: {
        listenerId: 0,
        cmpStatus: 'loaded',
        eventStatus: 'tcloaded',
        gdprApplies: true,
        purposeOneTreatment: false,
        purpose: { consents: { 1: true, 7: true } },
        vendor: { consents: {} },
        publisher: { consents: {} },
      },
    },
    needed: {
      ...forAll(
        [
          'isSuccess',
          'data',
          'data.cmpStatus',
          'data.eventStatus',
          'data.gdprApplies',
          'data.purpose',
          'data.purpose.consents',
          'data.purpose.consents.1',
        ],
        ['data.purpose.consents.7'],
        ['data.purpose.consents.7'],
      ),
      attribution: ['data.gdprApplies', 'data.purpose.consents', 'data.purpose.consents.1'],
    },
    globals: (facts) => ({
      __tcfapi(command: string, _version: number, callback: (...answer: unknown[]) => void) {
        if (command === 'addEventListener') callback(facts.data, facts.isSuccess);
      },
    }),
  },
  {
    name: 'gpp',
    watch: watchGpp,
    allowed: {
      event: {
        listenerId: 1,
        pingData: {
          signalStatus: 'ready',
          applicableSections: [2],
          parsedSections: { tcfeuv2: { PurposeConsents: BITS, PurposeOneTreatment: false } },
        },
      },
    },
    needed: {
      ...forAll(
        [
          'event',
          'event.pingData',
          'event.pingData.signalStatus',
          'event.pingData.applicableSections',
          'event.pingData.applicableSections.0',
          'event.pingData.parsedSections',
          'event.pingData.parsedSections.tcfeuv2',
          'event.pingData.parsedSections.tcfeuv2.PurposeConsents.0',
        ],
        ['event.pingData.parsedSections.tcfeuv2.PurposeConsents.6'],
        ['event.pingData.parsedSections.tcfeuv2.PurposeConsents.6'],
      ),
      attribution: [
        'event.pingData.signalStatus',
        'event.pingData.parsedSections.tcfeuv2.PurposeConsents',
        'event.pingData.parsedSections.tcfeuv2.PurposeConsents.0',
      ],
    },
    globals: (facts) => ({
      __gpp(command: string, callback: (event: unknown, isSuccess: boolean) => void) {
        if (command === 'addEventListener') callback(facts.event, true);
      },
    }),
  },
  {
    name: 'consent-mode',
    watch: watchConsentMode,
    allowed: {
      entry: {
        0: 'consent',
        1: 'update',
        2: { analytics_storage: 'granted', ad_storage: 'granted', ad_user_data: 'granted' },
      },
    },
    needed: forAll(
      ['entry.0', 'entry.1', 'entry.2'],
      ['entry.2.analytics_storage'],
      ['entry.2.ad_storage', 'entry.2.ad_user_data'],
    ),
    globals: (facts) => ({
      get dataLayer() {
        return [toArguments(facts.entry)];
      },
    }),
  },
  {
    name: 'consent-mode',
    watch: watchConsentMode,
    allowed: {
      analytics_storage: { update: true },
      ad_storage: { update: true },
      ad_user_data: { update: true },
    },
    needed: forAll(
      [],
      ['analytics_storage', 'analytics_storage.update'],
      ['ad_storage.update', 'ad_user_data', 'ad_user_data.update'],
    ),
    globals: (entries) => ({
      dataLayer: [],
      google_tag_data: { ics: { entries, addListener: () => undefined } },
    }),
  },
];
