import type { Program } from '@goodword/protocol';
import { html, type TemplateResult } from 'lit';
import { AdvocateElement } from '../internal/advocate-element.js';
import type { AdvocateView } from '../internal/advocate-view.js';
import { controls } from '../internal/controls.styles.js';
import { skeleton } from '../internal/skeleton.styles.js';
import { tokens } from '../internal/tokens.styles.js';
import { shareStyles } from './share.styles.js';

/**
 * The buttons to share by, without a card around them.
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
 */
export class GoodwordShare extends AdvocateElement {
  static override readonly tag = 'goodword-share';
  static override styles = [tokens, controls, skeleton, shareStyles];

  protected override renderAdvocate(view: AdvocateView, program: Program): TemplateResult {
    return html`${view.renderChannels(program, true)}
      <p class="note" part="disclosure">${this.text('disclosureNote')}</p>
      ${this.renderFailure()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'goodword-share': GoodwordShare;
  }
}
