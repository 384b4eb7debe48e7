import type { ConsentMode } from '@goodword/protocol';
import type { Actions } from './actions.js';
import { readCode, readProgram } from './answers.js';
import { checkOptions } from './check-options.js';
import type { ClientParts } from './client-parts.js';
import { createConsentKeeper } from './consent-keeper.js';
import { settledConsent } from './consent/merge-consent.js';
import { GoodwordError } from './error.js';
import { createEventKeeper } from './event-keeper.js';
import { secureRandom } from './ids/secure-random.js';
import { buildShareLink } from './links/build-share-link.js';
import type { Clock, Storage } from './ports.js';
import type { ReferralClient, ReferralClientOptions } from './referral-client.js';
import { requestAnswer } from './request.js';
import { resolveTransport } from './resolve-transport.js';
import type { ReferralState } from './state.js';
import { createStore } from './store.js';
import { createTouchKeeper } from './touch-keeper.js';

const systemClock: Clock = {
  now: () => Date.now(),
  setTimer(callback, delay) {
    const timer = setTimeout(callback, delay);
    return () => clearTimeout(timer);
  },
};

/**
 * Composes a client of its parts. What a person does (enrol, share, send) is loaded at the first
 * time it is done, and what follows a grant at the grant: a page that only shows pays for neither.
 *
 * @throws GoodwordError `invalid-option`
 */
export function composeClient(
  options: ReferralClientOptions & { storage: Storage },
): ReferralClient {
  checkOptions(options);
  const { program, identity, page, storage, clock = systemClock, random = secureRandom } = options;
  const transport = resolveTransport(options);
  const onError = (cause: unknown) => options.onError?.(asGoodwordError(cause));
  let loading: Promise<void> | undefined;
  let isDisposed = false;

  const store = createStore<ReferralState>(
    {
      status: 'idle',
      consent: settledConsent(options.consent ?? 'consent', 'unknown', 'default', false),
      queue: { pending: 0 },
    },
    onError,
  );
  // A program cannot assert a host's basis for it.
  const mode = (): ConsentMode => {
    const { program: config } = store.get();
    return (
      options.consent ??
      (config?.consent.mode === 'granted' ? undefined : config?.consent.mode) ??
      'consent'
    );
  };
  const parts: ClientParts = {
    store,
    storage,
    clock,
    random,
    page,
    onError,
    locale: () => options.locale ?? page?.locale() ?? 'en',
    get: (path, read) => requestAnswer(transport, { method: 'GET', path }, read),
    post: (resource, body, read) =>
      requestAnswer(
        transport,
        { method: 'POST', path: `/v1/${resource}${query}`, body: JSON.stringify(body) },
        read,
      ),
  };
  const query = `?program=${encodeURIComponent(program)}`;

  const events = createEventKeeper({
    ...parts,
    transport,
    path: `/v1/events${query}`,
    onReject: options.onReject,
  });
  const touches = createTouchKeeper({ ...parts, landing: options.landing, track: events.track });
  const consent = createConsentKeeper({
    ...parts,
    mode,
    readVisitor: events.readVisitor,
    async onChange(isWithdrawal) {
      if (isWithdrawal) touches.forget();
      await touches.follow();
      await events.follow();
    },
  });

  let actions: Actions | undefined;
  let loadingActions: Promise<Actions> | undefined;
  async function loadActions(): Promise<Actions> {
    checkUse();
    try {
      const { createActions } = await import('./actions.js');
      return (actions ??= createActions({ ...parts, mode, events, touches, consent, evidence }));
    } catch (cause) {
      // The next call tries again.
      loadingActions = undefined;
      const message = 'A part of Goodword could not be loaded. Try again.';
      throw new GoodwordError('network', message, { cause, retriable: true });
    }
  }
  const act = () => (loadingActions ??= loadActions());

  function checkUse(): void {
    if (!isDisposed) return;
    throw new GoodwordError('disposed', 'This client was disposed of. Make a new one.');
  }

  let leadId: string | undefined;
  function evidence() {
    const { touch } = store.get();
    const visitor = events.visitor();
    return {
      ...(touch ? { code: touch.code, touchedAt: new Date(touch.touchedAt).toISOString() } : {}),
      ...(leadId ? { leadId } : {}),
      ...(visitor ? { visitor } : {}),
    };
  }

  async function loadReferrer(): Promise<void> {
    const { touch } = store.get();
    if (!touch) return;
    const answer = await parts.get(`/v1/codes/${encodeURIComponent(touch.code)}${query}`, readCode);
    if (!answer.valid) return touches.reject();
    const displayName = answer.advocate?.displayName;
    store.set({ referrer: { code: answer.code, ...(displayName ? { displayName } : {}) } });
  }

  async function loadAll(): Promise<void> {
    store.set({ status: 'loading', error: undefined });
    try {
      const [config] = await Promise.all([
        parts.get(`/v1/programs/${encodeURIComponent(program)}`, readProgram),
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
      const token = typeof identity === 'function' ? await identity() : identity;
      if (token) await (await act()).enrol({ token });
    } catch (cause) {
      onError(cause);
    }
  }

  const endLifecycle = page?.onLifecycle(events.onLifecycle);
  const started = consent.update();

  return {
    program,
    get: store.get,
    subscribe: store.subscribe,
    load: () => (isDisposed ? Promise.resolve() : (loading ??= loadAll())),
    enrol: async (who) => (await act()).enrol(who),
    refresh: async () => (await act()).refresh(),
    shareUrl(via, { sku, to } = {}) {
      const { advocate } = store.get();
      return advocate && buildShareLink({ base: advocate.url, code: advocate.code, via, sku, to });
    },
    async share(channel, context) {
      checkUse();
      // A window may only open right after a click, so there is no wait once enrol() has loaded.
      return (actions ?? (await act())).share(channel, context);
    },
    claim: async (code) => (await act()).claim(code),
    async sendLead(values) {
      const { sendLead } = await act();
      await started;
      return (leadId = await sendLead(values));
    },
    async convert(values) {
      const { convert } = await act();
      await started;
      await convert(values);
    },
    evidence,
    consent: { get: () => store.get().consent, set: consent.set, withdraw: consent.withdraw },
    async track(event) {
      checkUse();
      await started;
      await events.track(event);
    },
    flush: events.flush,
    dispose() {
      if (isDisposed) return;
      isDisposed = true;
      endLifecycle?.();
      consent.dispose();
      events.dispose();
      storage.close();
    },
  };
}

function asGoodwordError(cause: unknown): GoodwordError {
  return cause instanceof GoodwordError
    ? cause
    : new GoodwordError('answer-invalid', 'An unexpected failure.', { cause });
}
