import type { ShareContext } from '@goodword/core';
import type { Program } from '@goodword/protocol';
import { html, type TemplateResult } from 'lit';
import { AdvocateElement } from '../internal/advocate-element.js';
import { controls } from '../internal/controls.styles.js';
import { skeleton } from '../internal/skeleton.styles.js';
import { tokens } from '../internal/tokens.styles.js';
import type { ComposingView } from './composing-view.js';
import { productPath } from './product-path.js';
import { shareStyles } from './share.styles.js';

/**
 * The buttons to share by, without a card around them, and the message that goes with the link.
 *
 * @summary Share buttons: native first where it exists, then the program's networks.
 * @event goodword-ready - the buttons are shown
 * @event goodword-enrolled - the advocate's link is there
 * @event goodword-share-request - before a share is opened; cancelable
 * @event goodword-shared - a share was opened, or completed
 * @event goodword-error - something failed and is shown
 * @csspart channels - all buttons
 * @csspart channel - a network's button
 * @csspart button - a main button
 * @csspart message - the message, open or not
 * @csspart textarea - the field to edit it in
 * @csspart counts - how long it is for each network that has a limit
 * @csspart instance - the question for a server, for a network of many
 * @csspart disclosure - the line about the reward
 * @cssproperty [--goodword-color-accent] - main buttons and tints
 * @cssproperty [--goodword-radius=1rem] - corners
 * @cssproperty [--goodword-font=inherit] - the font
 */
export class GoodwordShare extends AdvocateElement {
  static override readonly tag = 'goodword-share';
  static override styles = [tokens, controls, skeleton, shareStyles];

  static override properties = {
    productUrl: { attribute: 'product-url' },
    productTitle: { attribute: 'product-title' },
  };

  /** The page of the product that is shared; it has to be on the program's own site. */
  productUrl = '';

  /** The product's name: it stands in the message. */
  productTitle = '';

  override get shareContext(): ShareContext {
    const { productUrl, productTitle, state } = this;
    const destination = state?.program?.destination;
    const to = productUrl && destination && productPath(productUrl, destination);
    return {
      ...(to ? { to } : {}),
      ...(productTitle ? { title: productTitle } : {}),
      ...super.shareContext,
    };
  }

  protected override async importView(): ReturnType<AdvocateElement['importView']> {
    return { AdvocateView: (await import('./composing-view.js')).ComposingView };
  }

  protected override renderAdvocate(view: ComposingView, program: Program): TemplateResult {
    return html`${view.renderChannels(program, true)} ${view.renderMessage(program)}
      <p class="note" part="disclosure">${this.text('disclosureNote')}</p>
      ${this.renderFailure()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'goodword-share': GoodwordShare;
  }
}
