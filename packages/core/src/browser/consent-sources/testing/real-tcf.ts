/** The reference platform of the TCF, for a page of its own: its state is the page's. */
export { CmpApi } from '@iabtechlabtcf/cmpapi';
import { GVL, TCModel, TCString } from '@iabtechlabtcf/core';

/** What a person consents to in a test. */
export interface TestConsent {
  purposes?: number[];
  publisher?: number[];
  vendors?: number[];
  purposeOneTreatment?: boolean;
}

const entry = (id: number) => ({ id, name: `${id}`, description: '', illustrations: [] });
const entries = (ids: number[]) => Object.fromEntries(ids.map((id) => [id, entry(id)]));

/** Encodes a consent as a platform does. */
export function encodeConsent({
  purposes = [],
  publisher = [],
  vendors = [],
  purposeOneTreatment = false,
}: TestConsent): string {
  const model = new TCModel(
    new GVL({
      gvlSpecificationVersion: 3,
      vendorListVersion: 1,
      tcfPolicyVersion: 5,
      lastUpdated: '2026-11-01T00:00:00Z',
      purposes: entries([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
      specialPurposes: {},
      features: {},
      specialFeatures: {},
      dataCategories: {},
      stacks: {},
      vendors: Object.fromEntries(
        [42, 43].map((id) => [
          id,
          {
            ...entry(id),
            purposes: [1, 7, 9],
            legIntPurposes: [],
            flexiblePurposes: [],
            specialPurposes: [],
            features: [],
            specialFeatures: [],
            urls: [],
            usesCookies: true,
            cookieMaxAgeSeconds: 1,
            cookieRefresh: false,
            usesNonCookieAccess: false,
          },
        ]),
      ),
    } as unknown as ConstructorParameters<typeof GVL>[0]),
  );
  model.cmpId = 7;
  model.cmpVersion = 1;
  model.consentScreen = 1;
  model.isServiceSpecific = true;
  model.publisherCountryCode = 'DE';
  model.purposeOneTreatment = purposeOneTreatment;
  model.purposeConsents.set(purposes);
  model.vendorConsents.set(vendors);
  model.vendorsDisclosed.set([42, 43]);
  model.publisherConsents.set(publisher);
  return TCString.encode(model);
}
