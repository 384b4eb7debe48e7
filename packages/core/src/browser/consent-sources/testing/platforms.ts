import type { WatchConsent } from '../../../ports.js';
import type { Said } from '../follow-platform.js';

/**
 * Small stand-ins for platforms that no package carries, each with what its documentation says of
 * it and no more. All of them belong to the page's globals until `remove()`.
 */
interface Shim {
  remove(): void;
}

const globals = globalThis as unknown as Record<string, unknown>;

/** Puts globals into the page, getters as getters. @returns a function that takes them away */
export function putGlobals(values: Readonly<Record<string, unknown>>): () => void {
  for (const [name, value] of Object.entries(Object.getOwnPropertyDescriptors(values))) {
    Object.defineProperty(globals, name, { ...value, configurable: true });
  }
  return () => {
    for (const name of Object.keys(values)) Reflect.deleteProperty(globals, name);
  };
}

/** Google's tag: a data layer, and, once it is loaded, a record of its own. */
export function createGoogleShim(): Shim & {
  layer: unknown[];
  gtag(...command: unknown[]): void;
  /** The script has come: it reads the layer, and keeps the record from then on. */
  load(): void;
  /** From now on what is pushed waits to be read. */
  pause(): void;
  /** A tag of the container's own, which tells the record and not the layer. */
  updateRecord(values: Readonly<Record<string, string>>): void;
} {
  const layer: unknown[] = [];
  const entries: Record<string, { default?: boolean; update?: boolean }> = {};
  const listeners: { types: readonly string[]; call: () => void }[] = [];
  const ics = {
    entries,
    addListener: (types: readonly string[], call: () => void) => listeners.push({ types, call }),
  };
  const remove = putGlobals({ dataLayer: layer });
  let removeRecord = () => undefined as unknown;
  let isPaused = false;
  const apply = (kind: 'default' | 'update', values: Readonly<Record<string, string>>) => {
    for (const [name, value] of Object.entries(values)) {
      (entries[name] ??= {})[kind] = value === 'granted';
    }
    if (kind === 'default') return;
    for (const { types, call } of listeners) {
      if (types.some((type) => type in values)) call();
    }
  };
  const process = (entry: unknown) => {
    const [command, kind, values] = entry as [string, 'default' | 'update', Record<string, string>];
    if (command === 'consent') apply(kind, values);
  };
  return {
    layer,
    gtag() {
      // eslint-disable-next-line prefer-rest-params -- what Google reads is this very object
      layer.push(arguments);
    },
    load() {
      removeRecord = putGlobals({ google_tag_data: { ics } });
      for (const entry of layer) process(entry);
      const { push } = layer;
      layer.push = (...added: unknown[]) => {
        const length = push.apply(layer, added);
        if (!isPaused) for (const entry of added) process(entry);
        return length;
      };
    },
    pause: () => void (isPaused = true),
    updateRecord: (values) => apply('update', values),
    remove() {
      remove();
      removeRecord();
    },
  };
}

/** Shopify's Customer Privacy API, outside the regions where it asks until `choose()`. */
export function createShopifyShim(): Shim & {
  choose(consent: Readonly<Record<string, 'yes' | 'no' | ''>>): void;
} {
  let consent: object = { analytics: '', marketing: '', preferences: '', sale_of_data: '' };
  const remove = putGlobals({
    Shopify: {
      customerPrivacy: {
        currentVisitorConsent: () => consent,
        // Where nobody is asked it allows everything.
        analyticsProcessingAllowed: () => true,
        marketingAllowed: () => true,
      },
    },
  });
  return {
    choose(chosen) {
      consent = { ...consent, ...chosen };
      document.dispatchEvent(new CustomEvent('visitorConsentCollected', { detail: {} }));
    },
    remove,
  };
}

/** The WP Consent API: cookies by category, and an answer that depends on the consent type. */
export function createWordPressShim(): Shim & {
  setType(type: 'optin' | 'optout' | undefined): void;
  choose(category: string, value: 'allow' | 'deny'): void;
} {
  const cookies = new Map<string, string>();
  const getCookie = (name: string) => cookies.get(name) ?? '';
  const remove = putGlobals({
    wp_consent_type: undefined,
    wp_fallback_consent_type: '',
    consent_api: { cookie_prefix: 'wp_consent' },
    consent_api_get_cookie: getCookie,
    wp_has_consent(category: string) {
      const type = (globals.wp_consent_type ?? globals.wp_fallback_consent_type) as string;
      const cookie = getCookie(`wp_consent_${category}`);
      return !type || (type.includes('optout') && cookie === '') || cookie === 'allow';
    },
  });
  return {
    setType(type) {
      globals.wp_consent_type = type;
      document.dispatchEvent(new CustomEvent('wp_consent_type_defined'));
    },
    choose(category, value) {
      cookies.set(`wp_consent_${category}`, value);
      const detail = Object.assign([], { [category]: value });
      document.dispatchEvent(new CustomEvent('wp_listen_for_consent_change', { detail }));
    },
    remove,
  };
}

/** OneTrust, whose groups may be active before anybody chose. */
export function createOneTrustShim(
  model: 'opt-in' | 'opt-out' = 'opt-in',
  active = model === 'opt-in' ? ['C0001'] : ['C0001', 'C0002', 'C0003', 'C0004'],
): Shim & { load(): void; choose(...groups: string[]): void } {
  let isClosed = false;
  const remove = putGlobals({
    OneTrust: {
      IsAlertBoxClosed: () => isClosed,
      GetDomainData: () => ({ ConsentModel: { Name: model } }),
    },
    OnetrustActiveGroups: '',
  });
  const tell = (groups: string[]) => {
    globals.OnetrustActiveGroups = `,${groups.join(',')},`;
    const changed = () => new CustomEvent('OneTrustGroupsUpdated', { detail: groups });
    // It is known to tell twice.
    dispatchEvent(changed());
    dispatchEvent(changed());
  };
  return {
    load: () => tell(active),
    choose(...groups) {
      isClosed = true;
      tell(['C0001', ...groups]);
    },
    remove,
  };
}

/** Cookiebot; `method` tells whether somebody chose or the law let silence be a yes. */
export function createCookiebotShim(): Shim & {
  choose(categories: readonly string[], method?: 'explicit' | 'implied'): void;
} {
  const Cookiebot = {
    hasResponse: false,
    consented: false,
    declined: false,
    consent: { necessary: true, statistics: false, marketing: false, method: null as unknown },
  };
  const remove = putGlobals({ Cookiebot });
  return {
    choose(categories, method = 'explicit') {
      const isAny = categories.length > 0;
      const statistics = categories.includes('statistics');
      const marketing = categories.includes('marketing');
      Object.assign(Cookiebot, { hasResponse: true, consented: isAny, declined: !isAny });
      Object.assign(Cookiebot.consent, { statistics, marketing, method });
      dispatchEvent(new Event('CookiebotOnConsentReady'));
      dispatchEvent(new Event(isAny ? 'CookiebotOnAccept' : 'CookiebotOnDecline'));
    },
    remove,
  };
}

const SERVICES = [
  { id: 'S1', name: 'Matomo', category: 'functional' },
  { id: 'S2', name: 'Goodword', category: 'functional' },
  { id: 'S3', name: 'Ads', category: 'marketing' },
] as const;

/** Usercentrics 2, with three services; nothing can be read before it is initialised. */
export function createUsercentrics2Shim(): Shim & {
  load(isGivenByDefault?: boolean): void;
  choose(...services: string[]): void;
} {
  const histories = new Map<string, { status: boolean; type: string }[]>();
  const UC_UI: Record<string, unknown> = { isInitialized: () => 'getServicesBaseInfo' in UC_UI };
  const remove = putGlobals({ UC_UI });
  const add = (type: string, isGiven: (name: string) => boolean) => {
    for (const { id, name } of SERVICES) {
      histories.set(id, [...(histories.get(id) ?? []), { status: isGiven(name), type }]);
    }
  };
  return {
    load(isGivenByDefault = false) {
      if (!histories.size) add('implicit', () => isGivenByDefault);
      UC_UI.getServicesBaseInfo = () =>
        SERVICES.map(({ id, name, category }) => {
          const history = histories.get(id) ?? [];
          const status = history.at(-1)?.status ?? false;
          return { id, name, categorySlug: category, consent: { status, history } };
        });
      dispatchEvent(new Event('UC_UI_INITIALIZED'));
    },
    choose(...services) {
      add('explicit', (name) => services.includes(name));
      dispatchEvent(new CustomEvent('UC_UI_CMP_EVENT', { detail: { type: 'SAVE' } }));
    },
    remove,
  };
}

/** Usercentrics 3, whose answers are promises and may come in any order. */
export function createUsercentrics3Shim(): Shim & {
  load(isGivenByDefault?: boolean): void;
  choose(...services: string[]): void;
  /** From now on an answer waits for the function that this returns. */
  hold(): () => void;
} {
  let given: readonly string[] = [];
  let type = 'IMPLICIT';
  let gate: Promise<void> | undefined;
  const readDetails = () => ({
    consent: { status: 'SOME_ACCEPTED', type },
    services: Object.fromEntries(
      SERVICES.map(({ id, name, category }) => [
        id,
        { name, category, consent: { given: given.includes(name), type } },
      ]),
    ),
  });
  const remove = putGlobals({
    __ucCmp: {
      async getConsentDetails() {
        const details = readDetails();
        await gate;
        return details;
      },
    },
  });
  return {
    load(isGivenByDefault = false) {
      given = isGivenByDefault ? SERVICES.map(({ name }) => name) : [];
      dispatchEvent(new Event('UC_UI_INITIALIZED'));
    },
    choose(...services) {
      given = services;
      type = 'EXPLICIT';
      dispatchEvent(new CustomEvent('UC_CONSENT', { detail: readDetails() }));
    },
    hold() {
      let open = () => undefined as unknown;
      gate = new Promise((resolve) => (open = () => resolve()));
      return () => {
        gate = undefined;
        open();
      };
    },
    remove,
  };
}

/** Follows a source in this page, and keeps what it reports. */
export function follow(watch: WatchConsent, options: Parameters<WatchConsent>[1] = {}) {
  const reports: Said[] = [];
  const end = watch((said) => reports.push(said), options);
  return { reports, last: () => reports.at(-1), end };
}
