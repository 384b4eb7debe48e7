import type { AdvocateState } from '@goodword/core';
import { drawId } from '@goodword/core/rules';
import { ID_PREFIXES, type Program } from '@goodword/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { GoodwordPulseAnsweredEvent } from '../events/pulse-answered-event.js';
import { AdvocateElement } from '../internal/advocate-element.js';
import type { AdvocateView } from '../internal/advocate-view.js';
import { controls } from '../internal/controls.styles.js';
import type { View } from '../internal/goodword-element.js';
import { skeleton } from '../internal/skeleton.styles.js';
import { tokens } from '../internal/tokens.styles.js';
import { loadMoreTexts } from '../locales/load-more-texts.js';
import type { TextKey } from '../locales/texts.js';
import { drawFace, FACES } from './faces.js';
import { pulseStyles } from './pulse.styles.js';

/** The answers of the Net Promoter Score, which reports can be compared by. */
const SCALE = Array.from({ length: 11 }, (_, score) => score);

/** The longest answer in words that is sent. */
const LONGEST_ANSWER = 2000;

/** A stored answer: what may be added to it, and what comes next. */
interface Answered {
  id: string;
  score: number;
  promoter: boolean;
}

/**
 * Asks how it went. Who is delighted is invited to tell a friend, everybody else is asked what
 * should be better.
 *
 * @summary The delight question, 0 to 10 or five faces.
 * @slot promoter - what a delighted person is invited to, instead of link and share buttons
 * @slot footer - below everything
 * @event goodword-ready - the question is shown
 * @event goodword-pulse-answered - an answer is stored
 * @event goodword-enrolled - the advocate's link is there
 * @event goodword-share-request - before a share is opened; cancelable
 * @event goodword-shared - a share was opened, or completed
 * @event goodword-error - something failed and is shown
 * @csspart card - the card
 * @csspart question - the question
 * @csspart choice - one of the answers
 * @csspart thanks - what stands in the question's place once it is answered
 * @csspart input - the field for what should be better, or the e-mail address
 * @csspart button - a main button
 * @csspart link - the field with the link
 * @csspart channel - a network's button
 * @cssproperty [--goodword-color-accent] - chosen answers, main buttons and tints
 * @cssproperty [--goodword-radius=1rem] - the card's corners
 * @cssproperty [--goodword-font=inherit] - the font
 */
export class GoodwordPulse extends AdvocateElement {
  static override readonly tag = 'goodword-pulse';
  static override readonly loadMore = loadMoreTexts;
  static override styles = [tokens, controls, skeleton, pulseStyles];

  static override properties = {
    faces: { type: Boolean },
    answered: { state: true },
    isFixed: { state: true },
  };

  /** The answer of each score that was tried, so that a retry is the same one. */
  readonly #ids = new Map<number, string>();
  #busy = false;

  private answered: Answered | undefined;
  private isFixed = false;

  /** Asks by five faces instead of numbers from 0 to 10. */
  faces = false;

  async #choose(score: number): Promise<void> {
    const { client } = this;
    if (this.#busy || !client) return;
    const id = this.#ids.get(score) ?? drawId(ID_PREFIXES.pulse, { now: Date.now() });
    this.#ids.set(score, id);
    this.#busy = true;
    const outcome = await this.attempt(() => client.answerPulse({ id, score }));
    this.#busy = false;
    if (!outcome) return;
    const { promoter } = outcome;
    this.answered = { id, score, promoter };
    this.dispatchEvent(new GoodwordPulseAnsweredEvent({ score, promoter }));
    if (promoter) super.shown();
    await this.#moveFocus();
  }

  readonly #handleSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { client, answered } = this;
    const field = this.renderRoot.querySelector('textarea');
    const answer = field?.value.trim();
    if (!answer) return field?.focus();
    if (this.#busy || !client || !answered) return;
    const { id, score } = answered;
    this.#busy = true;
    const stored = await this.attempt(() => client.answerPulse({ id, score, answer }));
    this.#busy = false;
    if (!stored) return;
    this.isFixed = true;
    await this.#moveFocus();
  };

  /** What had the focus is gone: it goes on to what took its place. */
  async #moveFocus(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.thanks')?.focus();
  }

  /** A question is no view of the offer; the invitation is. */
  protected override shown(): void {
    return;
  }

  protected override renderReady(program: Program): TemplateResult {
    const { answered } = this;
    const isInvited = answered?.promoter === true;
    return html`<section class="card" part="card" aria-labelledby="heading">
      ${answered ? this.#renderThanks(answered) : this.#renderQuestion(program.name)}
      ${answered && !isInvited && !this.isFixed ? this.#renderForm() : nothing}
      <slot name="promoter" ?hidden=${!isInvited}
        >${isInvited ? this.#renderInvitation(program) : nothing}</slot
      >
      ${this.renderFailure()}
      <slot name="footer"></slot>
    </section>`;
  }

  #renderQuestion(program: string): TemplateResult {
    const { faces } = this;
    const [low, high]: TextKey[] = faces ? ['face1', 'face5'] : ['pulseLow', 'pulseHigh'];
    return html`<h2 id="heading" part="question">
        ${this.text(faces ? 'pulseFaces' : 'pulseQuestion', { program })}
      </h2>
      <div class="stack asked">
        <div class="choices ${faces ? 'faces' : ''}" role="group" aria-labelledby="heading">
          ${faces ? this.#renderFaces() : this.#renderScale()}
        </div>
        <p class="ends" aria-hidden="true">
          <span>${this.text(low as TextKey)}</span><span>${this.text(high as TextKey)}</span>
        </p>
      </div>`;
  }

  #renderScale(): TemplateResult[] {
    const last = SCALE.length - 1;
    return SCALE.map((score) => {
      const end = score === 0 ? 'pulseLow' : score === last ? 'pulseHigh' : undefined;
      const number = score.toLocaleString(this.localeTag);
      return html`<button
        class="choice"
        part="choice"
        aria-label=${end ? `${number}: ${this.text(end)}` : nothing}
        @click=${() => this.#choose(score)}
      >
        ${number}
      </button>`;
    });
  }

  #renderFaces(): TemplateResult[] {
    return FACES.map(
      ({ score, text, mouth }) =>
        html`<button
          class="choice"
          part="choice"
          aria-label=${this.text(text)}
          title=${this.text(text)}
          @click=${() => this.#choose(score)}
        >
          ${drawFace(mouth)}
        </button>`,
    );
  }

  #renderThanks({ promoter }: Answered): TemplateResult {
    const said = promoter ? 'pulseInvite' : this.isFixed ? 'pulseFixed' : 'pulseFix';
    return html`<h2 id="heading" class="thanks" part="thanks" tabindex="-1">
      ${this.text(said)}
    </h2>`;
  }

  #renderForm(): TemplateResult {
    return html`<form class="stack" @submit=${this.#handleSubmit}>
      <textarea
        part="input"
        rows="3"
        maxlength=${LONGEST_ANSWER}
        aria-labelledby="heading"
      ></textarea>
      <button class="button primary" part="button">${this.text('send')}</button>
    </form>`;
  }

  #renderInvitation(program: Program): TemplateResult {
    const content = super.renderReady(program) ?? super.renderLoading();
    return html`<div class="invitation">
      <p part="offer">${this.offerText(program)}</p>
      ${content}
      <p class="note" part="disclosure">${this.text('disclosureNote')}</p>
    </div>`;
  }

  protected override renderAdvocate(
    view: AdvocateView,
    program: Program,
    advocate: AdvocateState,
  ): TemplateResult {
    return html`${view.renderLink(advocate)} ${view.renderChannels(program)}`;
  }

  protected override renderLoading(): View {
    return html`<div class="card">${super.renderLoading()}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'goodword-pulse': GoodwordPulse;
  }
}
