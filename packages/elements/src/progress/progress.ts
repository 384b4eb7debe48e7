import { readProgress, type Progress } from '@goodword/core/rules';
import type { Program } from '@goodword/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { controls } from '../internal/controls.styles.js';
import { GoodwordElement } from '../internal/goodword-element.js';
import { benefitText } from '../internal/offer-text.js';
import { pickLocalized } from '../internal/pick-localized.js';
import { tokens } from '../internal/tokens.styles.js';
import { loadMoreTexts } from '../locales/load-more-texts.js';
import { progressStyles } from './progress.styles.js';

/**
 * How far the advocate has come: won referrals, and the program's steps towards which they count.
 *
 * @summary Milestones of the advocate's own.
 * @slot header - above everything
 * @slot footer - below everything
 * @event goodword-ready - the progress is shown
 * @event goodword-error - something failed and is shown
 * @csspart card - the card
 * @csspart count - the number of won referrals
 * @csspart bar - the way to the next step
 * @csspart next - what is missing to it
 * @csspart steps - the list of steps
 * @csspart step - one of them
 * @cssproperty [--goodword-color-accent] - the bar, and steps that are reached
 * @cssproperty [--goodword-radius=1rem] - the card's corners
 * @cssproperty [--goodword-font=inherit] - the font
 */
export class GoodwordProgress extends GoodwordElement {
  static override readonly tag = 'goodword-progress';
  static override readonly loadMore = loadMoreTexts;
  static override styles = [tokens, controls, progressStyles];

  protected override shown(): void {
    if (!this.state?.advocate?.hasFigures || this.state.referrals) return;
    void this.attempt(async () => this.client?.refresh());
  }

  protected override renderReady(program: Program): TemplateResult {
    const { state } = this;
    return html`<section class="card" part="card" aria-labelledby="progress">
      <slot name="header"></slot>
      <h2 id="progress">${this.text('progress')}</h2>
      ${
        state?.advocate?.hasFigures
          ? this.#renderProgress(readProgress(state), program)
          : html`<p class="hint">${this.text('referralsSignIn')}</p>`
      }
      ${this.renderFailure()}
      <slot name="footer"></slot>
    </section>`;
  }

  #renderProgress({ count, steps, next }: Progress, program: Program): TemplateResult {
    const told = next
      ? this.text('progressNext', { count: next.at - count })
      : steps.length > 0
        ? this.text('progressDone')
        : '';
    return html`<p class="count" part="count">${this.text('customers', { count })}</p>
      ${
        next
          ? html`<progress
              part="bar"
              aria-labelledby="next"
              .max=${next.at}
              .value=${count}
            ></progress>`
          : nothing
      }
      <p id="next" class="hint" part="next" ?hidden=${!told}>${told}</p>
      ${
        steps.length > 0
          ? html`<ol part="steps">
              ${steps.map((step) => this.#renderStep(step, step.at === next?.at, program))}
            </ol>`
          : nothing
      }`;
  }

  #renderStep(
    { at, benefit, text, isReached }: Progress['steps'][number],
    isNext: boolean,
    { locale }: Program,
  ): TemplateResult {
    const gain = text
      ? pickLocalized(text, this.localeTag, locale)
      : benefit && benefitText(this, benefit, 'advocate');
    return html`<li
      class=${isReached ? 'reached' : ''}
      part="step"
      aria-current=${isNext ? 'step' : nothing}
    >
      <svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><path d="M6 12.5l4 4L18 8" /></svg>
      <span class="at">${this.text('customers', { count: at })}</span>
      ${gain ? html`<b>${gain}</b>` : nothing}
      ${isReached ? html`<span class="heard">${this.text('progressReached')}</span>` : nothing}
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'goodword-progress': GoodwordProgress;
  }
}
