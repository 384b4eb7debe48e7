import type { ConsentMode } from '@goodword/protocol';
import { readCode, readEnrolment, readOwnView, readProgram } from './answers.js';
import { parseCode } from './codes/parse-code.js';
import { createConsentKeeper } from './consent-keeper.js';
import { GoodwordError } from './error.js';
import { createEventKeeper } from './event-keeper.js';
import { createId } from './ids/create-id.js';
import { secureRandom } from './ids/secure-random.js';
import { createMemoryStorage } from './memory-storage.js';
import { resolveTransport } from './resolve-transport.js';
import { checkOptions } from './check-options.js';
import type { Clock } from './ports.js';
import type {
  Identity,
  LeadValues,
  ReferralClient,
  ReferralClientOptions,
} from './referral-client.js';
import { requestAnswer } from './request.js';
import { createSharing } from './sharing.js';
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

/** Any JSON answer will do: the status said it all. */
const acknowledge = (answer: unknown) => (answer ? true : undefined);

/**
 * Makes a client for one program. Nothing is requested before `load()` or another call, and nothing
 * is stored or sent before consent.
 *
 * @example
 * const client = createReferralClient({ program: 'acme', endpoint: 'https://refer.example.com' });
 * await client.enrol({ token });
 * client.get().advocate?.url;
 * @throws GoodwordError `invalid-option`
 */
export function createReferralClient(options: ReferralClientOptions): ReferralClient {
  checkOptions(options);
  const { program, identity, page, clock = systemClock, random = secureRandom } = options;
  const storage = options.storage ?? createMemoryStorage();
  const transport = resolveTransport(options);
  const onError = (cause: unknown) => {
    options.onError?.(
      cause instanceof GoodwordError
        ? cause
        : new GoodwordError('answer-invalid', 'An unexpected failure.', { cause }),
    );
  };

  let session: string | undefined;
  let leadId: string | undefined;
  let lastLead: { id: string; values: string; body: object } | undefined;
  let loading: Promise<void> | undefined;
  let isDisposed = false;
  const locale = () => options.locale ?? page?.locale() ?? 'en';
  const mode = (): ConsentMode => {
    // A program cannot assert a host's basis for it.
    const programMode = store.get().program?.consent.mode;
    return options.consent ?? (programMode === 'granted' ? undefined : programMode) ?? 'consent';
  };

  const store = createStore<ReferralState>(
    {
      status: 'idle',
      consent: {
        mode: options.consent ?? 'consent',
        purposes: { attribution: 'unknown', measurement: 'unknown', forwarding: 'unknown' },
        source: 'default',
        decided: false,
      },
      queue: { pending: 0 },
    },
    onError,
  );
  const pathOf = (resource: string) => `/v1/${resource}?program=${encodeURIComponent(program)}`;
  const post = <Answer>(
    resource: string,
    body: object,
    read: (answer: unknown) => Answer | undefined,
  ) =>
    requestAnswer(
      transport,
      { method: 'POST', path: pathOf(resource), body: JSON.stringify(body) },
      read,
    );
  const parts = { store, storage, transport, clock, random, page, pathOf, onError };

  const events = createEventKeeper({ ...parts, onReject: options.onReject });
  const touches = createTouchKeeper({ ...parts, landing: options.landing, track: events.track });
  const consent = createConsentKeeper({
    ...parts,
    mode,
    locale,
    readVisitor: events.readVisitor,
    async onChange() {
      await touches.follow();
      await events.follow();
    },
  });
  const sharing = createSharing({ store, page, track: events.track });

  function checkUse(): void {
    if (isDisposed)
      throw new GoodwordError('disposed', 'This client was disposed of. Make a new one.');
  }

  async function loadReferrer(): Promise<void> {
    const { touch } = store.get();
    if (!touch) return;
    const path = `/v1/codes/${encodeURIComponent(touch.code)}?program=${encodeURIComponent(program)}`;
    const answer = await requestAnswer(transport, { method: 'GET', path }, readCode);
    if (answer.valid) {
      const displayName = answer.advocate?.displayName;
      store.set({ referrer: { code: answer.code, ...(displayName ? { displayName } : {}) } });
    }
  }

  async function loadAll(): Promise<void> {
    store.set({ status: 'loading', error: undefined as never });
    try {
      const path = `/v1/programs/${encodeURIComponent(program)}`;
      const [answer] = await Promise.all([
        requestAnswer(transport, { method: 'GET', path }, readProgram),
        // Who sent this visitor is a courtesy: a page without it still works.
        loadReferrer().catch(onError),
      ]);
      store.set({ program: answer, status: 'ready' });
      await consent.update();
      const proof = typeof identity === 'function' ? await identity() : identity;
      if (proof && !store.get().advocate) await enrol({ token: proof }).catch(onError);
    } catch (cause) {
      const error =
        cause instanceof GoodwordError
          ? cause
          : new GoodwordError('invalid-option', 'The identity function failed.', { cause });
      if (store.get().program) return onError(error);
      const { code, message, retriable } = error;
      store.set({ status: 'error', error: { code, message, retriable } });
      loading = undefined;
    }
  }

  async function enrol(who: Identity): Promise<void> {
    checkUse();
    const answer = await post('advocates', { identity: who }, readEnrolment);
    session = answer.session?.token;
    store.set({
      advocate: {
        code: answer.code,
        url: answer.url,
        hasFigures: session !== undefined,
        ...(answer.displayName ? { displayName: answer.displayName } : {}),
      },
    });
    await refresh();
  }

  async function refresh(): Promise<void> {
    checkUse();
    const { advocate } = store.get();
    if (!session || !advocate) return;
    const view = await post('advocates/me', { session }, readOwnView);
    store.set({
      advocate: { ...advocate, shares: view.shares, visits: view.visits },
      referrals: view.referrals,
      rewards: view.rewards,
    });
  }

  async function sendLead({
    id = createId('lead', { now: clock.now(), random }),
    email,
    name,
    phone,
    answers = {},
    contactConsent,
  }: LeadValues): Promise<string> {
    checkUse();
    if (!contactConsent) {
      throw new GoodwordError(
        'invalid-argument',
        'Expected contactConsent to be true: without it nothing is sent.',
      );
    }
    await started;
    const contact = { email, ...(name ? { name } : {}), ...(phone ? { phone } : {}) };
    const values = JSON.stringify({ contact, answers });
    // A retry has to be the same record to the letter, whatever has changed around it since.
    if (lastLead?.id !== id || lastLead.values !== values) {
      lastLead = { id, values, body: { id, contact, answers, ...leadContext() } };
    }
    await post('leads', lastLead.body, acknowledge);
    leadId = id;
    return id;
  }

  function leadContext() {
    const policyVersion = store.get().program?.consent.policyVersion ?? '1';
    return {
      evidence: evidence(),
      consent: { contact: true, policyVersion, locale: locale() },
      submittedAt: new Date(clock.now()).toISOString(),
    };
  }

  function evidence(): ReturnType<ReferralClient['evidence']> {
    const { touch } = store.get();
    const visitor = events.visitor();
    return {
      ...(touch ? { code: touch.code, touchedAt: new Date(touch.touchedAt).toISOString() } : {}),
      ...(leadId ? { leadId } : {}),
      ...(visitor ? { visitor } : {}),
    };
  }

  const endLifecycle = page?.onLifecycle(events.onLifecycle);
  const started = consent.update();

  return {
    program,
    get: store.get,
    subscribe: store.subscribe,
    load() {
      if (isDisposed) return Promise.resolve();
      return (loading ??= loadAll());
    },
    enrol,
    refresh,
    shareUrl: sharing.shareUrl,
    async share(channel, context) {
      checkUse();
      return sharing.share(channel, context);
    },
    async claim(text) {
      checkUse();
      const parsed = parseCode(text);
      if (!parsed.ok)
        throw new GoodwordError(
          'code-invalid',
          'This code cannot be right. Check it for a mistyped letter.',
        );
      const answer = await post('claims', { code: parsed.code }, readCode);
      if (!answer.valid)
        throw new GoodwordError('code-unknown', 'Nobody has this code, or it no longer counts.');
      const displayName = answer.advocate?.displayName;
      store.set({ referrer: { code: answer.code, ...(displayName ? { displayName } : {}) } });
      await touches.claim(answer.code);
      if (mode() === 'requested-reward') await consent.signal('claim', { attribution: 'granted' });
    },
    sendLead,
    async convert({ externalId, amount, currency, coupon }) {
      checkUse();
      if (amount !== undefined && (!Number.isSafeInteger(amount) || amount < 0 || !currency)) {
        throw new GoodwordError(
          'invalid-argument',
          'Expected amount as a whole number of minor units, with its currency.',
        );
      }
      await started;
      const order = {
        externalId,
        ...(amount !== undefined && currency ? { value: { amount, currency } } : {}),
        evidence: { ...evidence(), ...(coupon ? { coupon } : {}) },
        occurredAt: new Date(clock.now()).toISOString(),
      };
      await post('orders', order, acknowledge);
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
