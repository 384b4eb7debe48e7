import type { AdvocateState } from '@goodword/core';
import type { Program } from '@goodword/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { AdvocateElement } from '../internal/advocate-element.js';
import type { AdvocateView } from '../internal/advocate-view.js';
import { controls } from '../internal/controls.styles.js';
import type { View } from '../internal/goodword-element.js';
import { skeleton } from '../internal/skeleton.styles.js';
import { tokens } from '../internal/tokens.styles.js';
import { referStyles } from './refer.styles.js';

/**
 * The whole card for an advocate: offer, link, code, share buttons, own figures.
 *
 * @summary Invites a customer to recommend the product.
 * @slot header - above the offer
 * @slot footer - below everything
 * @event goodword-ready - the card is shown
 * @event goodword-enrolled - the advocate's link is there
 * @event goodword-share-request - before a share is opened; cancelable
 * @event goodword-shared - a share was opened, or completed
 * @event goodword-error - something failed and is shown
 * @csspart card - the card
 * @csspart offer - the headline
 * @csspart link - the field with the link
 * @csspart button - a main button
 * @csspart channel - a network's button
 * @csspart disclosure - the line about the reward
 * @csspart figures - what came of the link
 * @cssproperty [--goodword-color-accent] - main buttons and tints
 * @cssproperty [--goodword-radius=1rem] - the card's corners
 * @cssproperty [--goodword-font=inherit] - the font
 */
export class GoodwordRefer extends AdvocateElement {
  static override readonly tag = 'goodword-refer';
  static override styles = [tokens, controls, skeleton, referStyles];

  protected override renderReady(program: Program): View | undefined {
    const content = super.renderReady(program);
    return (
      content &&
      html`<section class="card" part="card" aria-labelledby="offer">
        <slot name="header"></slot>
        ${program.test ? html`<p class="test" part="test">${this.text('test')}</p>` : nothing}
        <h2 id="offer" part="offer">${this.offerText(program)}</h2>
        ${content}
        <p class="note" part="disclosure">${this.text('disclosureNote')}</p>
        <slot name="footer"></slot>
      </section>`
    );
  }

  protected override renderAdvocate(
    view: AdvocateView,
    program: Program,
    advocate: AdvocateState,
  ): TemplateResult {
    const { state } = this;
    return html`${view.renderLink(advocate)} ${view.renderChannels(program)} ${this.renderFailure()}
    ${advocate.hasFigures && state ? view.renderFigures(advocate, state) : nothing}`;
  }

  protected override renderLoading(): View {
    return html`<div class="card">${super.renderLoading()}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'goodword-refer': GoodwordRefer;
  }
}
