import type { Actions, ActionsOptions, ActionsParts } from './actions.js';
import { readCode } from './answers/read-code.js';
import { readProgram } from './answers/read-program.js';
import { checkOptions } from './check-options.js';
import type { ClientParts } from './client-parts.js';
import { modeOf } from './consent/mode-of.js';
import { defaultConsent } from './consent/default-consent.js';
import { GoodwordError } from './error.js';
import { findTransport } from './find-transport.js';
import type { createForwarder } from './forwarding.js';
import type { Keeper, KeeperOptions, KeeperParts } from './keeper.js';
import { createKeeping } from './keeping.js';
import { loadLater } from './load-later.js';
import type { Page } from './ports.js';
import type { ReferralClient, ReferralClientOptions } from './referral-client.js';
import { requestAnswer } from './request.js';
import type { ReferralState } from './state.js';
import { createStore } from './store.js';
import { systemClock } from './system-clock.js';

/** The page, as far as the client needs it from the start. */
export type StartPage = Pick<Page, 'locale' | 'readConsent' | 'onConsentChange' | 'findConsent'>;

/** What is loaded when it is first needed. */
export interface LaterParts {
  /** What a person does: enrol, share, claim, send. */
  actions: () => Promise<(parts: ActionsParts, options: ActionsOptions) => Actions>;
  /** What follows a choice. */
  keeper: () => Promise<(parts: KeeperParts, options: KeeperOptions) => Keeper>;
  /** What passes events on. */
  forwarder: () => Promise<typeof createForwarder>;
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
  const { program, identity, forward, page = startPage, clock = systemClock } = options;
  const transport = findTransport(options);
  const query = `?program=${program}`;
  let loading: Promise<void> | undefined;
  let leadId: string | undefined;
  let isDisposed = false;
  let endFinding: (() => void) | undefined;

  const onError = (cause: unknown) => options.onError?.(asGoodwordError(cause));
  const mode = () => modeOf(options.consent, store.get().program?.consent.mode);
  const store = createStore<ReferralState>(
    {
      status: 'idle',
      consent: defaultConsent(modeOf(options.consent, undefined)),
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
    mode,
    tell: (event) =>
      void forwarder?.load().then((part) => part.push({ program, ...event }), onError),
    locale: () => options.locale ?? page?.locale() ?? 'en',
    post: (resource, body, read) => ask(`${resource}${query}`, read, body),
  };

  const forwarder =
    forward && loadLater(async () => (await later.forwarder())(parts, [forward].flat()));

  const { landing } = options;
  store.set({ touch: landing });

  const keeping = createKeeping({
    ...parts,
    page,
    storage: options.storage,
    load: async (waiting) => (await later.keeper())({ ...parts, landing, ...waiting }, options),
  });
  const started = keeping.follow();
  const endConsentChange = page?.onConsentChange((withdrawnBy) => {
    const heard = withdrawnBy ? keeping.hear(withdrawnBy, undefined, true) : keeping.follow();
    heard.catch(onError);
  });

  const actions = loadLater(async () =>
    (await later.actions())({ ...parts, keeping, started, evidence }, options),
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

  /** How platforms are to be read is the program's to say, so it has to be known. */
  function findConsent(): void {
    if (isDisposed) return;
    endFinding ??= page?.findConsent?.({
      clock,
      pinned: options.source,
      options: store.get().program?.consent.sources ?? {},
      report: (name, said) => void keeping.hear(name, said).catch(onError),
      onError,
    });
  }

  async function loadAll(): Promise<void> {
    store.set({ status: 'loading', error: undefined });
    try {
      const [config] = await Promise.all([
        ask(`programs/${program}`, readProgram),
        // Who sent this visitor is a courtesy: a page without it still works.
        // What an earlier page was told is known first: nobody is asked for it again.
        started.then(loadReferrer).catch(onError),
      ]);
      store.set({ program: config, status: 'ready' });
    } catch (cause) {
      const { code, message, retriable } = asGoodwordError(cause);
      store.set({ status: 'error', error: { code, message, retriable } });
      loading = undefined;
      return;
    }
    await keeping.follow();
    findConsent();
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
    answerPulse: async (values) => (await (await act()).feedback()).answerPulse(values),
    loadLeaderboard: async (show) => (await (await act()).feedback()).loadLeaderboard(show),
    evidence,
    handoff: async () => (await act()).handoff(),
    redeem: async (token) => void (leadId = (await (await act()).redeem(token)) ?? leadId),
    consent: {
      get: () => store.get().consent,
      set: (purposes, source = 'host') => keeping.hear(source, purposes),
      withdraw: () => keeping.hear('host', undefined),
    },
    async track(event) {
      checkUse();
      await started;
      await keeping.track(event);
    },
    flush: keeping.flush,
    dispose() {
      if (isDisposed) return;
      isDisposed = true;
      endConsentChange?.();
      endFinding?.();
      forwarder?.part?.end();
      keeping.dispose();
    },
  };
}

function asGoodwordError(cause: unknown): GoodwordError {
  return cause instanceof GoodwordError
    ? cause
    : new GoodwordError('answer-invalid', 'An unexpected failure.', { cause });
}
