import type { ShareOutcome } from '@goodword/core';
import { GoodwordShareRequestEvent } from '../events/share-request-event.js';
import { GoodwordSharedEvent } from '../events/shared-event.js';
import type { AdvocateElement } from './advocate-element.js';
import { benefitText } from './offer-text.js';

/**
 * Shares an element's offer by a channel, and tells the page before and after.
 *
 * @returns `undefined` when the host took it over, or it failed
 */
export async function shareOffer(
  host: AdvocateElement,
  channel: string,
): Promise<ShareOutcome | undefined> {
  const { client } = host;
  const context = { ...host.shareContext, text: writeMessage(host) };
  const url = client?.shareUrl(channel, context);
  if (!client || !url) return undefined;
  const request = new GoodwordShareRequestEvent({ channel, text: context.text, url });
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

/** The message to a friend. It says that the sender is rewarded, unless the program took that out. */
function writeMessage(host: AdvocateElement): string {
  const program = host.state?.program;
  if (!program) return '';
  const { friend, advocate } = program.offer;
  const values = {
    program: program.name,
    friend: benefitText(host, friend.benefit, 'friend'),
    advocate: benefitText(host, advocate.benefit, 'advocate'),
  };
  const parts = [host.text('shareMessage', values), host.text('disclosure', values)];
  return parts.filter(Boolean).join(' ');
}
