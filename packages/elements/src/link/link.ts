import type { AdvocateState } from '@goodword/core';
import type { Program } from '@goodword/protocol';
import { html, type TemplateResult } from 'lit';
import { AdvocateElement } from '../internal/advocate-element.js';
import type { AdvocateView } from '../internal/advocate-view.js';
import { controls } from '../internal/controls.styles.js';
import { skeleton } from '../internal/skeleton.styles.js';
import { tokens } from '../internal/tokens.styles.js';
import { linkStyles } from './link.styles.js';

/**
 * The advocate's link in a field, with a button that copies it, and the code.
 *
 * @summary The link to copy.
 * @event goodword-ready - the link is shown
 * @event goodword-enrolled - the advocate's link is there
 * @event goodword-share-request - before the link is copied; cancelable
 * @event goodword-shared - the link was copied
 * @event goodword-error - something failed and is shown
 * @csspart link - the field
 * @csspart button - the button
 * @csspart code - the code
 */
export class GoodwordLink extends AdvocateElement {
  static override readonly tag = 'goodword-link';
  static override styles = [tokens, controls, skeleton, linkStyles];

  protected override renderAdvocate(
    view: AdvocateView,
    _program: Program,
    advocate: AdvocateState,
  ): TemplateResult {
    return html`${view.renderLink(advocate)} ${this.renderFailure()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'goodword-link': GoodwordLink;
  }
}
