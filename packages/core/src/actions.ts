import type { ConsentMode, Evidence } from '@goodword/protocol';
import { acknowledge, readCode, readEnrolment, readOwnView } from './answers.js';
import { findChannel } from './channels/channels.js';
import type { ClientParts } from './client-parts.js';
import { parseCode } from './codes/parse-code.js';
import type { ConsentKeeper } from './consent-keeper.js';
import { GoodwordError } from './error.js';
import type { EventKeeper } from './event-keeper.js';
import { createId } from './ids/create-id.js';
import { buildShareLink } from './links/build-share-link.js';
import type {
  ConversionValues,
  Identity,
  LeadValues,
  ShareContext,
  ShareOutcome,
} from './referral-client.js';
import type { TouchKeeper } from './touch-keeper.js';

interface ActionsOptions extends ClientParts {
  mode: () => ConsentMode;
  events: EventKeeper;
  touches: TouchKeeper;
  consent: ConsentKeeper;
  evidence: () => Evidence;
}

/** Said where the program has no words of its own: the law of many places asks for it. */
const DISCLOSURE = 'I may get a reward if you use this link.';

/** See `createActions()`. */
export type Actions = ReturnType<typeof createActions>;

/** What a person does on purpose. The advocate's session is kept here, in memory alone. */
export function createActions(options: ActionsOptions) {
  const { store, clock, random, page, locale, post, mode, events, touches, consent, evidence } =
    options;
  let session: string | undefined;
  let lastLead: { id: string; values: string; body: object } | undefined;

  const now = () => new Date(clock.now()).toISOString();

  async function refresh(): Promise<void> {
    const { advocate } = store.get();
    if (!session || !advocate) return;
    const { shares, visits, referrals, rewards } = await post(
      'advocates/me',
      { session },
      readOwnView,
    );
    store.set({ advocate: { ...advocate, shares, visits }, referrals, rewards });
  }

  async function open(channel: string, url: string, context: ShareContext): Promise<ShareOutcome> {
    if (!page) return 'unavailable';
    const { program } = store.get();
    const words = program?.texts[program.locale];
    const text =
      context.text ??
      [words?.shareMessage ?? program?.name, words?.disclosure ?? DISCLOSURE].join(' ');
    const title = context.title ?? program?.name ?? '';
    if (channel === 'copy') return (await page.copy(url)) ? 'completed' : 'unavailable';
    if (channel === 'native') {
      return page.canShareNatively() ? page.shareNatively({ title, text, url }) : 'unavailable';
    }
    const network = findChannel(channel);
    if (!network) throw new GoodwordError('channel-unknown', `There is no channel "${channel}".`);
    return page.open(network.build({ url, text, title })) ? 'opened' : 'unavailable';
  }

  return {
    async enrol(identity: Identity): Promise<void> {
      const answer = await post('advocates', { identity }, readEnrolment);
      session = answer.session?.token;
      const { code, url, displayName } = answer;
      store.set({
        advocate: { code, url, hasFigures: !!session, ...(displayName ? { displayName } : {}) },
        referrals: undefined,
        rewards: undefined,
      });
      await refresh();
    },
    refresh,
    async share(channel: string, context: ShareContext = {}): Promise<ShareOutcome> {
      const { advocate } = store.get();
      if (!advocate) {
        throw new GoodwordError(
          'not-enrolled',
          'There is no link to share yet. Call enrol() first.',
        );
      }
      const { sku, to } = context;
      const url = buildShareLink({
        base: advocate.url,
        code: advocate.code,
        via: channel,
        sku,
        to,
      });
      const outcome = await open(channel, url, context);
      if (outcome === 'opened' || outcome === 'completed') {
        await events
          .track({ type: 'share', channel, ...(sku ? { sku } : {}) })
          .catch(options.onError);
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
      store.set({ referrer: { code: answer.code, ...(displayName ? { displayName } : {}) } });
      await touches.claim(answer.code);
      if (mode() === 'requested-reward') await consent.signal('claim', { attribution: 'granted' });
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
      const id = rest.id ?? createId('lead', { now: clock.now(), random });
      const contact = { email, ...(name ? { name } : {}), ...(phone ? { phone } : {}) };
      const values = JSON.stringify({ contact, answers });
      // A retry has to be the same record to the letter, whatever has changed around it since.
      if (lastLead?.id !== id || lastLead.values !== values) {
        const policyVersion = store.get().program?.consent.policyVersion ?? '1';
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
      return id;
    },
    async convert({ externalId, amount, currency, coupon }: ConversionValues): Promise<void> {
      if (amount !== undefined && (!Number.isSafeInteger(amount) || amount < 0 || !currency)) {
        throw new GoodwordError(
          'invalid-argument',
          'Expected amount as a whole number of minor units, with its currency.',
        );
      }
      const order = {
        externalId,
        ...(amount !== undefined && currency ? { value: { amount, currency } } : {}),
        evidence: { ...evidence(), ...(coupon ? { coupon } : {}) },
        occurredAt: now(),
      };
      await post('orders', order, acknowledge);
    },
  };
}
