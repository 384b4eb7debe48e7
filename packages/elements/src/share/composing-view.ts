import type { ShareContext } from '@goodword/core';
import type { Program } from '@goodword/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { AdvocateElement } from '../internal/advocate-element.js';
import { AdvocateView } from '../internal/advocate-view.js';
import { channelLabel } from '../internal/channel-label.js';
import { draftMessage, joinMessage, shareOffer } from '../internal/share-offer.js';
import { composingStyles } from './composing-view.styles.js';
import { messageLength, type MessageLength } from './message-length.js';

/** More than any network takes, in UTF-16 units: a link has to carry it. */
const MOST = 1000;

/** The share buttons, and the words that go with the link. */
export class ComposingView extends AdvocateView {
  static override readonly styles = [...AdvocateView.styles, composingStyles];

  readonly #host: AdvocateElement;
  /** What the person wrote; `undefined` until then. */
  #words: string | undefined;

  constructor(host: AdvocateElement) {
    super(host);
    this.#host = host;
  }

  override share(channel: string, context: ShareContext = {}): ReturnType<typeof shareOffer> {
    return shareOffer(this.#host, channel, { text: this.#message(), ...context });
  }

  /**
   * The message to be edited. Disclosure and link stand below the field, since they go with every
   * message whatever the person writes.
   */
  renderMessage(program: Program): TemplateResult {
    const host = this.#host;
    const { words, disclosure } = draftMessage(host);
    const lengths = this.#measure(program);
    const tooLong = lengths.filter(({ count, limit }) => count > limit);
    return html`<details class="message" part="message">
      <summary>
        <span class="label">${host.text('message')}</span>
        <span class="preview">${this.#words ?? words}</span>
      </summary>
      <div class="sheet">
        <textarea
          part="textarea"
          rows="3"
          maxlength=${MOST}
          aria-label=${host.text('message')}
          aria-describedby="tail too-long"
          .value=${this.#words ?? words}
          @input=${this.#handleInput}
          @change=${this.#handleChange}
        ></textarea>
        <p id="tail" class="tail">
          ${disclosure} <bdi dir="ltr">${host.client?.shareUrl(undefined, host.shareContext)}</bdi>
        </p>
      </div>
      ${
        lengths.length > 0
          ? html`<ul class="counts" part="counts">
              ${lengths.map((length) => this.#renderLength(length))}
            </ul>`
          : nothing
      }
      <p id="too-long" class="failure" role="status">
        ${tooLong.length > 0 ? host.text('tooLong', { networks: this.#list(tooLong) }) : nothing}
      </p>
    </details>`;
  }

  readonly #handleInput = (event: Event): void => {
    this.#words = (event.target as HTMLTextAreaElement).value;
    this.#host.requestUpdate();
  };

  /** Who leaves the field empty gets the program's words back. */
  readonly #handleChange = (): void => {
    if (this.#words?.trim()) return;
    this.#words = undefined;
    this.#host.requestUpdate();
  };

  #renderLength({ channel, count, limit }: MessageLength): TemplateResult {
    const number = (value: number) => value.toLocaleString(this.#host.localeTag);
    return html`<li class=${count > limit ? 'over' : ''}>
      ${this.#label(channel)} <bdi>${number(count)}/${number(limit)}</bdi>
    </li>`;
  }

  #label(channel: string): string {
    return channelLabel(channel, (key) => this.#host.text(key));
  }

  #list(lengths: readonly MessageLength[]): string {
    const names = lengths.map(({ channel }) => this.#label(channel));
    return new Intl.ListFormat(this.#host.localeTag).format(names);
  }

  #message(): string {
    const { words, disclosure } = draftMessage(this.#host);
    return joinMessage({ words: this.#words ?? words, disclosure });
  }

  /** What is sent is what is counted: with the disclosure, and with each network's own link. */
  #measure({ channels }: Program): MessageLength[] {
    const { client, shareContext } = this.#host;
    const text = this.#message();
    return channels.flatMap((channel) => {
      const url = client?.shareUrl(channel, shareContext);
      return (url && messageLength(channel, text, url)) || [];
    });
  }
}
