import { readInstance } from '@goodword/core';
import { html, type TemplateResult } from 'lit';
import type { AdvocateElement } from '../internal/advocate-element.js';
import { channelLabel } from '../internal/channel-label.js';
import type { Share } from '../internal/share-view.js';

/**
 * Asks for the person's server on a network that is made of many. It is known while the page is
 * there; nothing of it is kept on the device.
 */
export class InstanceView {
  /** The channel whose server is asked for; `undefined` while nothing is asked. */
  asked: string | undefined;
  readonly #host: AdvocateElement;
  readonly #share: Share;
  #instance = '';
  #invalid = false;

  constructor(host: AdvocateElement, share: Share) {
    this.#host = host;
    this.#share = share;
  }

  /** Shows the question, or takes it away where it stands. */
  async toggle(channel: string): Promise<void> {
    const { asked } = this;
    this.asked = asked === channel ? undefined : channel;
    this.#invalid = false;
    await this.#moveFocus(this.asked ? '#instance' : undefined);
  }

  render(channel: string): TemplateResult {
    const host = this.#host;
    const network = channelLabel(channel, (key) => host.text(key));
    return html`<form
      class="stack"
      part="instance"
      novalidate
      @submit=${this.#handleSubmit}
      @keydown=${this.#handleKey}
    >
      <label for="instance">${host.text('instance', { network })}</label>
      <div class="row">
        <input
          id="instance"
          part="input"
          dir="ltr"
          inputmode="url"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          maxlength="300"
          .value=${this.#instance}
          aria-invalid=${this.#invalid ? 'true' : 'false'}
          aria-describedby="instance-error"
        />
        <button class="button primary" part="button">${host.text('shareNative')}</button>
      </div>
      <p id="instance-error" class="failure" part="failure" role="alert" ?hidden=${!this.#invalid}>
        ${this.#invalid ? host.text('instanceInvalid') : ''}
      </p>
    </form>`;
  }

  readonly #handleSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { asked } = this;
    const typed = this.#host.renderRoot.querySelector<HTMLInputElement>('#instance')?.value ?? '';
    const instance = readInstance(typed);
    this.#instance = typed;
    this.#invalid = !instance;
    if (!asked || !instance) return this.#moveFocus('#instance');
    // First of all: a window may only open right after a click.
    const outcome = await this.#share(asked, { instance });
    if (outcome === 'opened') await this.#leave();
  };

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // It closes the question and not the dialog around it.
    event.preventDefault();
    event.stopPropagation();
    void this.#leave();
  };

  /** The question goes, and the focus back to the button that asked it. */
  #leave(): Promise<void> {
    const asked = this.asked ?? '';
    this.asked = undefined;
    return this.#moveFocus(`[data-channel="${CSS.escape(asked)}"]`);
  }

  async #moveFocus(selector: string | undefined): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (selector) this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
