import { invalidOption } from '../invalid-option.js';
import type { Channel } from './channel.js';
import { isUnsafeAddress } from './is-unsafe-address.js';

const NAME = /^[a-z][a-z0-9-]{0,29}$/;

/** What the page does itself. */
const TAKEN = ['native', 'copy', 'qr'];

/**
 * Checks a channel of a host's own; it may have the name of one of ours, in whose place it then is.
 *
 * @example
 * const xing = defineChannel({
 *   name: 'xing',
 *   address: 'https://www.xing.com/spi/shares/new?url={url}',
 * });
 * @throws GoodwordError `invalid-option`
 */
export function defineChannel(channel: Channel): Channel {
  const { name, address, limit } = channel;
  if (!NAME.test(name) || TAKEN.includes(name)) {
    throw invalidOption('a channel’s name of a-z, 0-9 and -, such as "xing"', name);
  }
  if (typeof address === 'string') {
    if (isUnsafeAddress(address) || !URL.canParse(address)) {
      throw invalidOption(
        `the channel "${name}" to have an address of a network or an app`,
        address,
      );
    }
    if (!/\{(url|message)\}/.test(address)) {
      throw invalidOption(`the channel "${name}" to carry the link as {url} or {message}`, address);
    }
  }
  if (limit !== undefined && !(limit > 0)) {
    throw invalidOption(`the channel "${name}" to have a limit above 0`, limit);
  }
  return channel;
}
