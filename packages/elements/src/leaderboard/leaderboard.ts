import type { ReferralError } from '@goodword/core';
import type { LeaderboardResponse, OwnStanding } from '@goodword/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { controls } from '../internal/controls.styles.js';
import { GoodwordElement, type View } from '../internal/goodword-element.js';
import { toReferralError } from '../internal/referral-error.js';
import { tokens } from '../internal/tokens.styles.js';
import { loadMoreTexts } from '../locales/load-more-texts.js';
import { leaderboardStyles } from './leaderboard.styles.js';

/**
 * Who brought most customers, by first name and only with their consent; the advocate sees where
 * they stand, and decides whether others see it.
 *
 * @summary A list of advocates who agreed to be named.
 * @slot header - above everything
 * @slot empty - shown while nobody is listed
 * @slot footer - below everything
 * @event goodword-ready - the list is shown
 * @event goodword-error - something failed and is shown
 * @csspart card - the card
 * @csspart list - the list
 * @csspart row - one line of it
 * @csspart own - the advocate's own line
 * @csspart choice - whether others see the advocate's name
 * @cssproperty [--goodword-color-accent] - the own line's tint
 * @cssproperty [--goodword-radius=1rem] - the card's corners
 * @cssproperty [--goodword-font=inherit] - the font
 */
export class GoodwordLeaderboard extends GoodwordElement {
  static override readonly tag = 'goodword-leaderboard';
  static override readonly loadMore = loadMoreTexts;
  static override styles = [tokens, controls, leaderboardStyles];

  /** The code of the advocate for whom it was asked; it is asked for again when that changes. */
  #askedFor: string | undefined;
  #unloaded: ReferralError | undefined;
  #busy = false;

  protected override updated(): void {
    super.updated();
    const { program, advocate } = this.state ?? {};
    const asker = advocate?.hasFigures ? advocate.code : '';
    if (!program || asker === this.#askedFor) return;
    this.#askedFor = asker;
    void this.#load();
  }

  async #load(): Promise<void> {
    this.#unloaded = undefined;
    try {
      await this.client?.loadLeaderboard();
    } catch (thrown) {
      this.#unloaded = toReferralError(thrown);
    }
    this.requestUpdate();
  }

  protected override get error(): ReferralError | undefined {
    return super.error ?? (this.state?.leaderboard ? undefined : this.#unloaded);
  }

  protected override retry(): void {
    if (this.#unloaded) void this.#load();
    else super.retry();
  }

  readonly #handleChoice = async (event: Event): Promise<void> => {
    const box = event.target as HTMLInputElement;
    const { client } = this;
    if (!client || this.#busy) return;
    this.#busy = true;
    await this.attempt(() => client.loadLeaderboard(box.checked));
    this.#busy = false;
    // What is shown is what is stored, whatever was clicked.
    box.checked = this.state?.leaderboard?.own?.isShown === true;
  };

  protected override renderReady(): View | undefined {
    const { leaderboard } = this.state ?? {};
    return leaderboard && this.#renderBoard(leaderboard);
  }

  protected override renderLoading(): View {
    return html`<div class="card" aria-busy="true" part="loading">
      <div class="bone"></div>
      <div class="bone"></div>
      <div class="bone"></div>
    </div>`;
  }

  #renderBoard({ items, own }: LeaderboardResponse): TemplateResult {
    const ownIndex = items.findIndex(
      ({ name, rank }) => own?.isShown && name === own.name && rank === own.rank,
    );
    const isEmpty = items.length === 0;
    return html`<section class="card" part="card" aria-labelledby="leaderboard">
      <slot name="header"></slot>
      <h2 id="leaderboard">${this.text('leaderboard')}</h2>
      <slot name="empty" ?hidden=${!isEmpty}>
        <p class="hint">${this.text('leaderboardEmpty')}</p>
      </slot>
      ${
        isEmpty && !own
          ? nothing
          : html`<ol part="list">
              ${items.map((item, index) => this.#renderRow(item, index === ownIndex))}
              ${own && ownIndex < 0 ? this.#renderRow(own, true) : nothing}
            </ol>`
      }
      ${own?.name ? this.#renderChoice(own) : nothing}
      <p class="note">${this.text('leaderboardHint')}</p>
      ${this.renderFailure()}
      <slot name="footer"></slot>
    </section>`;
  }

  #renderRow({ rank, name, count }: Partial<OwnStanding>, isOwn: boolean): TemplateResult {
    return html`<li class=${isOwn ? 'own' : ''} part=${isOwn ? 'row own' : 'row'}>
      <span class="rank">${rank ? rank.toLocaleString(this.localeTag) : '–'}</span>
      <span class="who">
        <b><bdi>${isOwn ? this.text('you') : name}</bdi></b>
        <span class="count">${this.text('customers', { count: count ?? 0 })}</span>
      </span>
    </li>`;
  }

  #renderChoice({ isShown }: OwnStanding): TemplateResult {
    return html`<label class="choice" part="choice">
      <input type="checkbox" .checked=${isShown} @change=${this.#handleChoice} />
      <span>${this.text('leaderboardShow')}</span>
    </label>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'goodword-leaderboard': GoodwordLeaderboard;
  }
}
