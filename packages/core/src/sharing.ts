import { findChannel } from './channels/channels.js';
import type { ClientParts } from './client-parts.js';
import { GoodwordError } from './error.js';
import { buildShareLink } from './links/build-share-link.js';
import type { ShareContext, ShareOutcome, TrackedEvent } from './referral-client.js';

interface SharingOptions extends Pick<ClientParts, 'store' | 'page'> {
  track: (event: TrackedEvent) => Promise<void>;
}

/** Builds the advocate's links and opens what they are shared by. */
export function createSharing({ store, page, track }: SharingOptions) {
  function shareUrl(channel?: string, { sku, to }: ShareContext = {}): string | undefined {
    const { advocate } = store.get();
    if (!advocate) return undefined;
    return buildShareLink({
      base: advocate.url,
      code: advocate.code,
      ...(channel ? { via: channel } : {}),
      ...(sku ? { sku } : {}),
      ...(to ? { to } : {}),
    });
  }

  async function open(channel: string, url: string, context: ShareContext): Promise<ShareOutcome> {
    if (!page) return 'unavailable';
    const { program } = store.get();
    const title = context.title ?? program?.name ?? '';
    const text = context.text ?? defaultText();
    if (channel === 'copy') return (await page.copy(url)) ? 'completed' : 'unavailable';
    if (channel === 'native') {
      return page.canShareNatively() ? page.shareNatively({ title, text, url }) : 'unavailable';
    }
    const network = findChannel(channel);
    if (!network) throw new GoodwordError('channel-unknown', `There is no channel "${channel}".`);
    return page.open(network.build({ url, text, title })) ? 'opened' : 'unavailable';
  }

  /** The program's own words; it is told when they name no reward. */
  function defaultText(): string {
    const { program } = store.get();
    const texts = program?.texts[program.locale];
    return [texts?.shareMessage ?? program?.name, texts?.disclosure].filter(Boolean).join(' ');
  }

  return {
    shareUrl,
    /** @throws GoodwordError `not-enrolled`, `channel-unknown` */
    async share(channel: string, context: ShareContext = {}): Promise<ShareOutcome> {
      const url = shareUrl(channel, context);
      if (!url)
        throw new GoodwordError(
          'not-enrolled',
          'There is no link to share yet. Call enrol() first.',
        );
      const outcome = await open(channel, url, context);
      if (outcome === 'opened' || outcome === 'completed') {
        const { sku } = context;
        await track({ type: 'share', channel, ...(sku ? { sku } : {}) });
      }
      return outcome;
    },
  };
}
