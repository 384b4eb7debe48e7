import type { ConsentMode } from '@goodword/protocol';
import type { Actions, ActionsOptions, ActionsParts } from './actions.js';
import { readCode } from './answers/read-code.js';
import { readProgram } from './answers/read-program.js';
import { checkOptions } from './check-options.js';
import type { ClientParts } from './client-parts.js';
import { createConsentKeeper } from './consent-keeper.js';
import { mergeConsent } from './consent/merge-consent.js';
import { GoodwordError } from './error.js';
import { findTransport } from './find-transport.js';
import type { Keeper, KeeperOptions, KeeperParts } from './keeper.js';
import { createKeeping } from './keeping.js';
import { readLandingUrl } from './links/read-landing-url.js';
import { loadLater } from './load-later.js';
import type { Page } from './ports.js';
import type { ReferralClient, ReferralClientOptions } from './referral-client.js';
import { requestAnswer } from './request.js';
import type { ReferralState } from './state.js';
import { createStore } from './store.js';

/** The page, as far as the client needs it from the start. */
export type StartPage = Pick<
  Page,
  'landingUrl' | 'locale' | 'readConsent' | 'writeConsent' | 'onConsentChange'
>;

/** What is loaded when it is first needed. */
export interface LaterParts {
  /** What a person does: enrol, share, claim, send. */
  actions: () => Promise<(parts: ActionsParts, options: ActionsOptions) => Actions>;
  /** What follows a choice. */
  keeper: () => Promise<(parts: KeeperParts, options: KeeperOptions) => Keeper>;
}

/**
 * Composes a client of its parts. What a person does (enrol, share, send) is loaded at the first
 * time it is done, and what follows a choice at the first choice: a page that only shows pays for
 * neither.
 *
 * @param startPage serves where `options` bring no page
 * @throws GoodwordError `invalid-option`
 */
export function composeClient(
  options: ReferralClientOptions,
  later: LaterParts,
  startPage?: StartPage,
): ReferralClient {
  checkOptions(options);
  const { program, identity, page = startPage, clock = Date } = options;
  const transport = findTransport(options);
  const query = `?program=${program}`;
  let loading: Promise<void> | undefined;
  let leadId: string | undefined;
  let isDisposed = false;

  const onError = (cause: unknown) => options.onError?.(asGoodwordError(cause));
  const store = createStore<ReferralState>(
    {
      status: 'idle',
      consent: mergeConsent([], options.consent ?? 'consent', clock.now()),
      queue: { pending: 0 },
    },
    onError,
  );
  const ask = <Answer>(path: string, read: (body: unknown) => Answer | undefined, body?: object) =>
    requestAnswer(transport, `/v1/${path}`, read, body);
  const parts: ClientParts = {
    store,
    clock,
    transport,
    query,
    onError,
    locale: () => options.locale ?? page?.locale() ?? 'en',
    post: (resource, body, read) => ask(`${resource}${query}`, read, body),
  };

  const landing = options.landing ?? readLanding();
  store.set({ touch: landing });

  function readLanding() {
    const found = readLandingUrl(page?.landingUrl() ?? '');
    return found && { ...found, touchedAt: clock.now() };
  }

  const keeping = createKeeping({
    ...parts,
    storage: options.storage,
    load: async (held, choices) =>
      (await later.keeper())({ ...parts, landing, held, choices }, options),
  });
  const consent = createConsentKeeper({
    store,
    clock,
    page,
    follow: keeping.follow,
    mode(): ConsentMode {
      const mode = store.get().program?.consent.mode;
      // A program cannot assert a host's basis for it.
      return options.consent ?? (mode === 'granted' ? 'consent' : (mode ?? 'consent'));
    },
  });
  const started = consent.update();

  const actions = loadLater(async () =>
    (await later.actions())({ ...parts, keeping, consent, started, evidence }, options),
  );
  function act(): Promise<Actions> {
    checkUse();
    return actions.load();
  }

  function checkUse(): void {
    if (isDisposed)
      throw new GoodwordError('disposed', 'This client was disposed of. Make a new one.');
  }

  function evidence() {
    const { touch } = store.get();
    const visitor = keeping.visitor();
    return {
      ...(touch && { code: touch.code, touchedAt: new Date(touch.touchedAt).toISOString() }),
      ...(leadId && { leadId }),
      ...(visitor && { visitor }),
    };
  }

  async function loadReferrer(): Promise<void> {
    const { touch } = store.get();
    if (!touch) return;
    const answer = await ask(`codes/${encodeURIComponent(touch.code)}${query}`, readCode);
    if (answer.valid) {
      store.set({ referrer: { code: answer.code, ...answer.advocate } });
    } else if (store.get().touch?.code === touch.code) {
      // The server does not know the code: it is no touch, stored or not.
      store.set({ touch: undefined });
      await keeping.follow();
    }
  }

  async function loadAll(): Promise<void> {
    store.set({ status: 'loading', error: undefined });
    try {
      const [config] = await Promise.all([
        ask(`programs/${program}`, readProgram),
        // Who sent this visitor is a courtesy: a page without it still works.
        loadReferrer().catch(onError),
      ]);
      store.set({ program: config, status: 'ready' });
    } catch (cause) {
      const { code, message, retriable } = asGoodwordError(cause);
      store.set({ status: 'error', error: { code, message, retriable } });
      loading = undefined;
      return;
    }
    await consent.update();
    try {
      if (identity) await (await act()).identify(identity);
    } catch (cause) {
      onError(cause);
    }
  }

  return {
    program,
    get: store.get,
    subscribe: store.subscribe,
    load: async () => {
      if (!isDisposed) await (loading ??= loadAll());
    },
    enrol: async (who) => (await act()).enrol(who),
    refresh: async () => (await act()).refresh(),
    // There is nothing to share before enrol(), which has loaded the actions.
    shareUrl: (via, context) => actions.part?.shareUrl(via, context),
    async share(channel, context) {
      checkUse();
      // A window may only open right after a click, so there is no wait once enrol() has loaded.
      return (actions.part ?? (await act())).share(channel, context);
    },
    claim: async (code) => (await act()).claim(code),
    sendLead: async (values) => (leadId = await (await act()).sendLead(values)),
    convert: async (values) => (await act()).convert(values),
    evidence,
    consent: { get: () => store.get().consent, set: consent.set, withdraw: consent.withdraw },
    async track(event) {
      checkUse();
      await started;
      await keeping.track(event);
    },
    flush: keeping.flush,
    dispose() {
      if (isDisposed) return;
      isDisposed = true;
      consent.dispose?.();
      keeping.dispose();
    },
  };
}

function asGoodwordError(cause: unknown): GoodwordError {
  return cause instanceof GoodwordError
    ? cause
    : new GoodwordError('answer-invalid', 'An unexpected failure.', { cause });
}
