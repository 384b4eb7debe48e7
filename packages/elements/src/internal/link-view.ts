import type { AdvocateState } from '@goodword/core';
import { formatCode } from '@goodword/core/rules';
import { html, type ReactiveController, type TemplateResult } from 'lit';
import type { AdvocateElement } from './advocate-element.js';
import { drawIcon } from './icon.js';
import type { Share } from './share-view.js';

/** How long "Copied" stands on the button, in milliseconds: long enough to be read twice. */
const COPIED_FOR = 2500;

/** The link in a field that can be read and copied, and the code that can be spoken. */
export class LinkView implements ReactiveController {
  readonly #host: AdvocateElement;
  readonly #share: Share;
  #copied: 'yes' | 'failed' | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: AdvocateElement, share: Share) {
    this.#host = host;
    this.#share = share;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#copied = undefined;
  }

  render(advocate: AdvocateState): TemplateResult {
    const host = this.#host;
    const done = this.#copied === 'yes';
    return html`<div class="stack">
      <label for="link">${host.text('link')}</label>
      <div class="row">
        <input
          id="link"
          class="link"
          part="link"
          readonly
          dir="ltr"
          .value=${host.client?.shareUrl(undefined, host.shareContext) ?? advocate.url}
          @focus=${this.#handleFocus}
        />
        <button class="button primary copy" part="button copy" @click=${this.#handleCopy}>
          ${drawIcon(done ? 'done' : 'copy')}<span>${host.text(done ? 'copied' : 'copy')}</span>
        </button>
      </div>
      <p class="code" part="code">
        ${host.text('code')} <bdi class="code-value">${formatCode(advocate.code)}</bdi>
      </p>
      <p class=${this.#copied === 'failed' ? 'hint' : 'heard'} role="status">${this.#spoken()}</p>
    </div>`;
  }

  #spoken(): string {
    if (!this.#copied) return '';
    return this.#host.text(this.#copied === 'yes' ? 'copied' : 'copyFailed');
  }

  readonly #handleFocus = (event: Event): void => {
    (event.target as HTMLInputElement).select();
  };

  readonly #handleCopy = async (): Promise<void> => {
    const outcome = await this.#share('copy');
    if (!outcome || outcome === 'cancelled') return;
    this.#copied = outcome === 'unavailable' ? 'failed' : 'yes';
    this.#host.requestUpdate();
    clearTimeout(this.#timer);
    if (this.#copied === 'failed') {
      this.#host.renderRoot.querySelector<HTMLInputElement>('#link')?.focus();
      return;
    }
    this.#timer = setTimeout(() => {
      this.#copied = undefined;
      this.#host.requestUpdate();
    }, COPIED_FOR);
  };
}
