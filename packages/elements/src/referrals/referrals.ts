import { html, nothing, type TemplateResult } from 'lit';
import { controls } from '../internal/controls.styles.js';
import { GoodwordElement } from '../internal/goodword-element.js';
import { amountText } from '../internal/offer-text.js';
import { REWARD_TEXTS, STATUS_TEXTS } from '../internal/status-texts.js';
import { tokens } from '../internal/tokens.styles.js';
import { loadMoreTexts } from '../locales/load-more-texts.js';
import { referralsStyles } from './referrals.styles.js';

/** One line: what it is, since when, and how it stands. */
interface Line {
  name: string;
  since: string;
  status: string;
}

/**
 * The advocate's own referrals and rewards, in words. Never a friend's name or address.
 *
 * @summary What came of the advocate's link.
 * @slot empty - shown while there are no referrals
 * @event goodword-ready - the list is shown
 * @event goodword-error - something failed and is shown
 * @csspart card - the card
 * @csspart list - a list
 * @csspart status - how a referral or reward stands
 */
export class GoodwordReferrals extends GoodwordElement {
  static override readonly tag = 'goodword-referrals';
  static override readonly loadMore = loadMoreTexts;
  static override styles = [tokens, controls, referralsStyles];

  protected override shown(): void {
    if (!this.state?.advocate?.hasFigures || this.state.referrals) return;
    void this.attempt(async () => this.client?.refresh());
  }

  protected override renderReady(): TemplateResult {
    return html`<section class="card" part="card" aria-labelledby="referrals">
      <div class="stack">
        <h2 id="referrals">${this.text('referrals')}</h2>
        ${
          this.state?.advocate?.hasFigures
            ? this.#renderLists()
            : html`<p class="hint">${this.text('referralsSignIn')}</p>`
        }
        ${this.renderFailure()}
      </div>
    </section>`;
  }

  #renderLists(): TemplateResult {
    const { referrals = [], rewards = [] } = this.state ?? {};
    const friends = referrals.map(({ since, status }) => ({
      name: this.text('friend'),
      since,
      status: this.text(STATUS_TEXTS[status]),
    }));
    const earned = rewards.map(({ amount, unit, since, state }) => ({
      name: amountText(this, amount, unit),
      since,
      status: this.text(REWARD_TEXTS[state]),
    }));
    const empty = friends.length === 0;
    return html`<slot name="empty" ?hidden=${!empty}>
        <p class="hint">${this.text('referralsEmpty')}</p>
      </slot>
      ${empty ? nothing : this.#renderLines(friends)}
      ${
        earned.length > 0
          ? html`<h3>${this.text('rewards')}</h3>
              ${this.#renderLines(earned)}`
          : nothing
      }`;
  }

  #renderLines(lines: readonly Line[]): TemplateResult {
    // A day, with no time in it, is the same day everywhere.
    const day = new Intl.DateTimeFormat(this.localeTag, { dateStyle: 'medium', timeZone: 'UTC' });
    const write = (since: string) =>
      Number.isNaN(Date.parse(since)) ? since : day.format(new Date(since));
    return html`<ul part="list">
      ${lines.map(
        ({ name, since, status }) =>
          html`<li>
            <span>${name}</span> <time datetime=${since}>${write(since)}</time>
            <span class="status" part="status">${status}</span>
          </li>`,
      )}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'goodword-referrals': GoodwordReferrals;
  }
}
