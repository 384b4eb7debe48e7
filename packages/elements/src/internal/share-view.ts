import type { ShareOutcome } from '@goodword/core';
import type { Program } from '@goodword/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { AdvocateElement } from './advocate-element.js';
import { drawIcon } from './icon.js';
import { channelLabel } from './channel-label.js';

/** Shares by a channel. */
export type Share = (channel: string) => Promise<ShareOutcome | undefined>;

/** Channels that the page does itself; they have their own places. */
const PAGE_CHANNELS = ['native', 'copy', 'qr'];

/** The buttons to share by: the device's own sheet first, then the program's networks. */
export class ShareView {
  readonly #host: AdvocateElement;
  readonly #share: Share;

  constructor(host: AdvocateElement, share: Share) {
    this.#host = host;
    this.#share = share;
  }

  /** @param withCopy also offers to copy, where there is no link field beside it */
  render(program: Program, withCopy = false): TemplateResult {
    const networks = program.channels.filter((channel) => !PAGE_CHANNELS.includes(channel));
    const channels = withCopy ? ['copy', ...networks] : networks;
    const host = this.#host;
    return html`<div class="stack" role="group" aria-label=${host.text('share')} part="channels">
      ${
        typeof navigator.share === 'function'
          ? html`<button
              class="button primary"
              part="button native"
              @click=${() => this.#share('native')}
            >
              ${drawIcon('native')}${host.text('shareNative')}
            </button>`
          : nothing
      }
      <div class="channels">
        ${channels.map(
          (channel) =>
            html`<button class="channel" part="channel" @click=${() => this.#share(channel)}>
              <span class="tile">${drawIcon(channel)}</span>
              ${channelLabel(channel, (key) => host.text(key))}
            </button>`,
        )}
      </div>
    </div>`;
  }
}
