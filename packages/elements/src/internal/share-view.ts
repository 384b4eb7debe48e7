import type { ShareOutcome, ShareContext } from '@goodword/core';
import type { Program } from '@goodword/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { AdvocateElement } from './advocate-element.js';
import { drawIcon } from './icon.js';
import { channelLabel } from './channel-label.js';
import type { InstanceView } from '../share/instance-view.js';

/** Shares by a channel. */
export type Share = (channel: string, context?: ShareContext) => Promise<ShareOutcome | undefined>;

/** Channels that the page does itself; they have their own places. */
const PAGE_CHANNELS = ['native', 'copy', 'qr'];

/** Networks of many servers: the person's own has to be asked for. */
const ASKING = ['mastodon'];

/** The buttons to share by: the device's own sheet first, then the program's networks. */
export class ShareView {
  readonly #host: AdvocateElement;
  readonly #share: Share;
  #instance: InstanceView | undefined;

  constructor(host: AdvocateElement, share: Share) {
    this.#host = host;
    this.#share = share;
  }

  /** @param withCopy also offers to copy, where there is no link field beside it */
  render(program: Program, withCopy = false): TemplateResult {
    const networks = program.channels.filter((channel) => !PAGE_CHANNELS.includes(channel));
    const channels = withCopy ? ['copy', ...networks] : networks;
    const host = this.#host;
    const asked = this.#instance?.asked;
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
      <div class="channels">${channels.map((channel) => this.#renderChannel(channel))}</div>
      ${asked ? this.#instance?.render(asked) : nothing}
    </div>`;
  }

  #renderChannel(channel: string): TemplateResult {
    const asks = ASKING.includes(channel);
    return html`<button
      class="channel"
      part="channel"
      data-channel=${channel}
      aria-expanded=${asks ? this.#instance?.asked === channel : nothing}
      @click=${() => (asks ? this.#ask(channel) : this.#share(channel))}
    >
      <span class="tile">${drawIcon(channel)}</span>
      ${channelLabel(channel, (key) => this.#host.text(key))}
    </button>`;
  }

  /** What asks is loaded when it is first asked for. */
  async #ask(channel: string): Promise<void> {
    const host = this.#host;
    try {
      const { InstanceView } = await import('../share/instance-view.js');
      this.#instance ??= new InstanceView(host, this.#share);
    } catch {
      host.fail({ code: 'network', message: channel, retriable: true });
      return;
    }
    await this.#instance.toggle(channel);
  }
}
