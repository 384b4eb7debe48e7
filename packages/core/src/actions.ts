import { ID_PREFIXES, type Evidence } from '@goodword/protocol';
import { acknowledge } from './request.js';
import { readEnrolment, readOwnView } from './answers/read-advocate.js';
import { readCode } from './answers/read-code.js';
import { readHandoff, readRedeemed } from './answers/read-handoff.js';
import { buildShareAddress } from './channels/build-share-address.js';
import { fitText } from './channels/fit-text.js';
import { findChannel } from './channels/channels.js';
import type { ClientParts } from './client-parts.js';
import { parseCode } from './codes/parse-code.js';
import { policyOf } from './consent/policy.js';
import { GoodwordError } from './error.js';
import { drawId } from './ids/draw-id.js';
import { randomText } from './ids/random-text.js';
import { secureRandom } from './ids/secure-random.js';
import type { Keeping } from './keeping.js';
import { loadLater } from './load-later.js';
import { buildShareLink } from './links/build-share-link.js';
import type { Page } from './ports.js';
import type {
  ConversionValues,
  Identity,
  LeadValues,
  ReferralClientOptions,
  ShareContext,
  ShareOutcome,
} from './referral-client.js';

/** What the actions share with the client. */
export interface ActionsParts extends ClientParts {
  keeping: Keeping;
  /** Resolves once what earlier pages have stored is in the state, where it may be. */
  started: Promise<void>;
  evidence: () => Evidence;
}

/** What the actions need of the options of the client. */
export interface ActionsOptions extends Pick<ReferralClientOptions, 'random' | 'channels'> {
  page?: Pick<Page, 'open' | 'isMobile' | 'canShareNatively' | 'shareNatively' | 'copy'>;
}

/** Said where the program has no words of its own: the law of many places asks for it. */
const DISCLOSURE = 'I may get a reward if you use this link.';

/** See `createActions()`. */
export type Actions = ReturnType<typeof createActions>;

/** What a person does on purpose. The advocate's session is kept here, in memory alone. */
export function createActions(
  parts: ActionsParts,
  { page, channels, random = secureRandom }: ActionsOptions,
) {
  const { store, clock, locale, post, tell, keeping, started, evidence, onError } = parts;
  const redeemers = new Map<string, string>();
  let session: string | undefined;
  let lastLead: { id: string; values: string; body: object } | undefined;

  const feedback = loadLater(async () =>
    (await import('./feedback.js')).createFeedback(parts, random, () => session),
  );

  const now = () => new Date(clock.now()).toISOString();

  /** A retry is by the same redeemer; two tokens are not tied to each other. */
  function redeemerOf(token: string): string {
    const known = redeemers.get(token) ?? randomText(random);
    redeemers.set(token, known);
    return known;
  }

  async function refresh(): Promise<void> {
    const { advocate } = store.get();
    if (!session || !advocate) return;
    const { shares, visits, won, referrals, rewards } = await post(
      'advocates/me',
      { session },
      readOwnView,
    );
    store.set({ advocate: { ...advocate, shares, visits, won }, referrals, rewards });
  }

  async function open(channel: string, url: string, context: ShareContext): Promise<ShareOutcome> {
    if (!page) return 'unavailable';
    const { program } = store.get();
    const words = program?.texts[program.locale];
    const { image, instance } = context;
    // Who words the message words its disclosure too; the default brings its own.
    const disclosure =
      context.disclosure ?? (context.text ? '' : (words?.disclosure ?? DISCLOSURE));
    const text = context.text ?? words?.shareMessage ?? program?.name ?? '';
    const title = context.title ?? program?.name ?? '';
    if (channel === 'copy') return (await page.copy(url)) ? 'completed' : 'unavailable';
    if (channel === 'native') {
      if (!page.canShareNatively()) return 'unavailable';
      const message = fitText({ name: channel, address: '' }, { text, disclosure });
      return page.shareNatively({ title, text: message, url });
    }
    const network = findChannel(channel, channels);
    if (!network) throw new GoodwordError('channel-unknown', `There is no channel "${channel}".`);
    const address = buildShareAddress(network, {
      url,
      text,
      title,
      disclosure,
      image,
      instance,
      isMobile: page.isMobile?.(),
    });
    return address && page.open(address) ? 'opened' : 'unavailable';
  }

  function shareUrl(via?: string, { sku, to }: ShareContext = {}): string | undefined {
    const { advocate } = store.get();
    return advocate && buildShareLink({ base: advocate.url, code: advocate.code, via, sku, to });
  }

  async function enrol(identity: Identity): Promise<void> {
    const answer = await post('advocates', { identity }, readEnrolment);
    session = answer.session?.token;
    const { code, url, displayName } = answer;
    store.set({
      advocate: { code, url, hasFigures: !!session, ...(displayName ? { displayName } : {}) },
      referrals: undefined,
      rewards: undefined,
    });
    await refresh();
  }

  return {
    /** Enrols by the host's token, where the host has one for this person. */
    async identify(identity: NonNullable<ReferralClientOptions['identity']>): Promise<void> {
      const token = typeof identity === 'function' ? await identity() : identity;
      if (token) await enrol({ token });
    },
    enrol,
    refresh,
    /** What few pages ask for. */
    feedback: feedback.load,
    shareUrl,
    async share(channel: string, context: ShareContext = {}): Promise<ShareOutcome> {
      const url = shareUrl(channel, context);
      if (!url) {
        throw new GoodwordError(
          'not-enrolled',
          'There is no link to share yet. Call enrol() first.',
        );
      }
      const { sku } = context;
      const outcome = await open(channel, url, context);
      if (outcome === 'opened' || outcome === 'completed') {
        await keeping.track({ type: 'share', channel, ...(sku ? { sku } : {}) }).catch(onError);
      }
      return outcome;
    },
    async claim(text: string): Promise<void> {
      const parsed = parseCode(text);
      if (!parsed.ok) {
        throw new GoodwordError(
          'code-invalid',
          'This code cannot be right. Check it for a mistyped letter.',
        );
      }
      const answer = await post('claims', { code: parsed.code }, readCode);
      if (!answer.valid) {
        throw new GoodwordError('code-unknown', 'Nobody has this code, or it no longer counts.');
      }
      const displayName = answer.advocate?.displayName;
      const { code } = answer;
      tell({ type: 'claim' });
      store.set({
        referrer: { code, ...(displayName ? { displayName } : {}) },
        // A typed code is a touch of this moment.
        touch: { code, touchedAt: clock.now() },
      });
      if (store.get().consent.mode === 'requested-reward') {
        await keeping.hear('claim', { attribution: 'granted' });
      } else await keeping.follow();
    },
    async sendLead({
      email,
      name,
      phone,
      answers = {},
      contactConsent,
      ...rest
    }: LeadValues): Promise<string> {
      if (!contactConsent) {
        throw new GoodwordError(
          'invalid-argument',
          'Expected contactConsent to be true: without it nothing is sent.',
        );
      }
      const id = rest.id ?? drawId(ID_PREFIXES.lead, { now: clock.now(), random });
      const contact = { email, ...(name ? { name } : {}), ...(phone ? { phone } : {}) };
      const values = JSON.stringify({ contact, answers });
      await started;
      // A retry has to be the same record to the letter, whatever has changed around it since.
      if (lastLead?.id !== id || lastLead.values !== values) {
        const { policyVersion } = policyOf(store.get());
        const agreed = { contact: true, policyVersion, locale: locale() };
        const body = {
          id,
          contact,
          answers,
          evidence: evidence(),
          consent: agreed,
          submittedAt: now(),
        };
        lastLead = { id, values, body };
      }
      await post('leads', lastLead.body, acknowledge);
      tell({ type: 'lead', leadId: id });
      return id;
    },
    async convert({ externalId, amount, currency, coupon }: ConversionValues): Promise<void> {
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
        occurredAt: now(),
      };
      await post('orders', order, acknowledge);
      tell({ type: 'conversion', externalId });
    },
    async handoff(): Promise<string> {
      await started;
      return (await post('handoffs', { evidence: evidence() }, readHandoff)).token;
    },
    /** @returns the lead that the token stood for, if there was one */
    async redeem(token: string): Promise<string | undefined> {
      const redemption = { token, redeemerId: redeemerOf(token) };
      const { code, touchedAt, leadId } = await post('handoffs/redeem', redemption, readRedeemed);
      const time = Date.parse(touchedAt ?? '');
      // A later touch of this device's own says more of how the person came here.
      if (code && !((store.get().touch?.touchedAt ?? 0) > time)) {
        store.set({ touch: { code, touchedAt: time || clock.now() } });
        await keeping.follow();
      }
      return leadId;
    },
  };
}
