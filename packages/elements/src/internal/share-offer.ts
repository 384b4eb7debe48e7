import type { ShareContext, ShareOutcome } from '@goodword/core';
import { GoodwordShareRequestEvent } from '../events/share-request-event.js';
import { GoodwordSharedEvent } from '../events/shared-event.js';
import type { AdvocateElement } from './advocate-element.js';
import { benefitText } from './offer-text.js';

/** A message to a friend, in its two parts. */
export interface MessageDraft {
  words: string;
  /** Says that the sender is rewarded; empty where the program took that out. */
  disclosure: string;
}

/**
 * Shares an element's offer by a channel, and tells the page before and after.
 *
 * @param extra what is not as the element has it
 * @returns `undefined` when the host took it over, or it failed
 */
export async function shareOffer(
  host: AdvocateElement,
  channel: string,
  extra: ShareContext = {},
): Promise<ShareOutcome | undefined> {
  const { client } = host;
  const draft = draftMessage(host);
  const { disclosure } = draft;
  const text = extra.text ?? joinMessage(draft);
  const context: ShareContext = { ...host.shareContext, ...extra, text, disclosure };
  const url = client?.shareUrl(channel, context);
  if (!client || !url) return undefined;
  const request = new GoodwordShareRequestEvent({ channel, text, url });
  if (!host.dispatchEvent(request)) return undefined;
  const outcome = await host.attempt(() => client.share(channel, context));
  if (outcome === 'opened' || outcome === 'completed') {
    const confirmed = outcome === 'completed';
    host.dispatchEvent(new GoodwordSharedEvent({ channel, confirmed, url }));
  }
  if (outcome === 'unavailable' && channel !== 'copy') {
    host.fail({ code: 'share-unavailable', message: channel, retriable: true });
  }
  return outcome;
}

/** The message to a friend, in the program's words or the locale's. */
export function draftMessage(host: AdvocateElement): MessageDraft {
  const program = host.state?.program;
  if (!program) return { words: '', disclosure: '' };
  const { friend, advocate } = program.offer;
  const { title: product } = host.shareContext;
  const values = {
    program: program.name,
    friend: benefitText(host, friend.benefit, 'friend'),
    advocate: benefitText(host, advocate.benefit, 'advocate'),
    ...(product ? { product } : {}),
  };
  return {
    words: host.text(product ? 'shareProduct' : 'shareMessage', values),
    disclosure: host.text('disclosure', values),
  };
}

/** The message as it is sent: whatever its words are, the disclosure goes with them. */
export function joinMessage({ words, disclosure }: MessageDraft): string {
  return [words.trim(), disclosure].filter(Boolean).join(' ');
}
