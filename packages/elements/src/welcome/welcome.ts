import type { Program } from '@goodword/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { GoodwordDismissedEvent, type DismissedDetail } from '../events/dismissed-event.js';
import { controls } from '../internal/controls.styles.js';
import { GoodwordElement, type View } from '../internal/goodword-element.js';
import { benefitText } from '../internal/offer-text.js';
import { pickLocalized } from '../internal/pick-localized.js';
import { tokens } from '../internal/tokens.styles.js';
import { loadMoreTexts } from '../locales/load-more-texts.js';
import { welcomeStyles } from './welcome.styles.js';

/**
 * Greets a visitor who came by a link: who sent them, what they get. Shows nothing to others.
 *
 * @summary A banner for the referred friend.
 * @slot - more words, below the offer
 * @event goodword-ready - the banner is shown
 * @event goodword-dismissed - it was closed
 * @csspart card - the banner
 * @csspart sender - who sent the visitor
 * @csspart coupon - the voucher, once shown
 * @csspart close - the button that closes it
 */
export class GoodwordWelcome extends GoodwordElement {
  static override readonly tag = 'goodword-welcome';
  static override readonly loadMore = loadMoreTexts;
  static override styles = [tokens, controls, welcomeStyles];

  static override properties = { dismissed: { state: true }, couponShown: { state: true } };

  private dismissed = false;
  private couponShown = false;

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.#dismiss('escape-key');
  };

  #dismiss(reason: DismissedDetail['reason']): void {
    this.dismissed = true;
    this.dispatchEvent(new GoodwordDismissedEvent({ reason }));
  }

  /** The button is gone once pressed, so the focus goes to what it showed. */
  readonly #showCoupon = async (): Promise<void> => {
    this.couponShown = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.coupon')?.focus();
  };

  protected override renderReady(program: Program): View {
    const { referrer, touch } = this.state ?? {};
    if (this.dismissed || !(referrer ?? touch)) return nothing;
    const name = referrer?.displayName;
    return html`<section
      class="card"
      part="card"
      aria-labelledby="sender"
      @keydown=${this.#handleKey}
    >
      <h2 id="sender" part="sender">
        ${name ? this.text('welcomeNamed', { name }) : this.text('welcomeUnnamed')}
      </h2>
      <p part="offer">${this.#offer(program)}</p>
      <slot></slot>
      ${this.#renderCoupon(program.offer.friend.coupon)}
      <button
        class="close"
        part="close"
        aria-label=${this.text('dismiss')}
        @click=${() => this.#dismiss('close-button')}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18" /></svg>
      </button>
    </section>`;
  }

  #renderCoupon(coupon: string | undefined): TemplateResult | typeof nothing {
    if (!coupon) return nothing;
    if (this.couponShown) {
      return html`<p class="coupon" part="coupon" tabindex="-1">
        ${this.text('coupon')} <b dir="ltr">${coupon}</b>
      </p>`;
    }
    return html`<button class="button primary" part="button" @click=${this.#showCoupon}>
      ${this.text('showCoupon')}
    </button>`;
  }

  #offer({ offer, locale }: Program): string {
    const { benefit, text } = offer.friend;
    if (text) return pickLocalized(text, this.localeTag, locale);
    return this.text('welcomeOffer', { friend: benefitText(this, benefit, 'friend') });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'goodword-welcome': GoodwordWelcome;
  }
}
