import type { ConsentState } from '@goodword/core';
import type { Program } from '@goodword/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { GoodwordConsentChangedEvent } from '../events/consent-changed-event.js';
import { controls } from '../internal/controls.styles.js';
import { GoodwordElement, type View } from '../internal/goodword-element.js';
import { tokens } from '../internal/tokens.styles.js';
import { loadMoreTexts } from '../locales/load-more-texts.js';
import { consentStyles } from './consent.styles.js';

/**
 * Asks whether the visitor may be remembered, for sites without a consent platform of their own.
 * Both answers look alike, and the choice stays within reach.
 *
 * @summary A consent choice.
 * @event goodword-ready - the question, or the way back to it, is shown
 * @event goodword-consent-changed - a choice was made or changed
 * @csspart card - the question
 * @csspart refuse - the button that refuses
 * @csspart accept - the button that allows
 * @csspart change - the way back to the question
 */
export class GoodwordConsent extends GoodwordElement {
  static override readonly tag = 'goodword-consent';
  static override readonly loadMore = loadMoreTexts;
  static override styles = [tokens, controls, consentStyles];

  #seen: ConsentState | undefined;

  /** The visitor came back to change the choice. */
  static override properties = { reopened: { state: true } };

  private reopened = false;

  protected override updated(): void {
    super.updated();
    const consent = this.state?.consent;
    const before = this.#seen;
    this.#seen = consent;
    if (!consent || !before || consent === before) return;
    this.dispatchEvent(new GoodwordConsentChangedEvent(consent));
  }

  async #choose(allowed: boolean): Promise<void> {
    const { client } = this;
    if (!client) return;
    const had = Object.values(client.consent.get().purposes).includes('granted');
    const choice = { attribution: allowed, measurement: allowed };
    const refusal = { ...choice, forwarding: false };
    await this.attempt(async () => {
      // What was allowed before is withdrawn, with all that was kept; then the refusal is remembered.
      if (!allowed && had) await client.consent.withdraw();
      await client.consent.set(allowed ? choice : refusal, 'banner');
      this.reopened = false;
    });
    await this.#moveFocus('.change');
  }

  readonly #handleReopen = async (): Promise<void> => {
    this.reopened = true;
    await this.#moveFocus('.card');
  };

  /** What had the focus is gone: it goes on to what took its place. */
  async #moveFocus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  protected override renderReady({ name }: Program): View {
    const consent = this.state?.consent;
    if (consent?.mode !== 'consent') return nothing;
    return consent.decided && !this.reopened ? this.#renderChange() : this.#renderQuestion(name);
  }

  #renderChange(): TemplateResult {
    return html`<button class="change" part="change" @click=${this.#handleReopen}>
      ${this.text('consentChange')}
    </button>`;
  }

  #renderQuestion(program: string): TemplateResult {
    return html`<section class="card" part="card" tabindex="-1" aria-labelledby="question">
      <h2 id="question" part="question">${this.text('consent', { program })}</h2>
      <ul part="purposes">
        <li>${this.text('consentAttribution', { program })}</li>
        <li>${this.text('consentMeasurement', { program })}</li>
      </ul>
      <div class="choices">
        <button class="button" part="button refuse" @click=${() => this.#choose(false)}>
          ${this.text('refuse')}
        </button>
        <button class="button" part="button accept" @click=${() => this.#choose(true)}>
          ${this.text('accept')}
        </button>
      </div>
      ${this.renderFailure()}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'goodword-consent': GoodwordConsent;
  }
}
