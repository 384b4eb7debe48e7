import type { AdvocateState } from '@goodword/core';
import type { Program } from '@goodword/protocol';
import { html, type TemplateResult } from 'lit';
import { AdvocateElement } from '../internal/advocate-element.js';
import { controls } from '../internal/controls.styles.js';
import type { View } from '../internal/goodword-element.js';
import { skeleton } from '../internal/skeleton.styles.js';
import { tokens } from '../internal/tokens.styles.js';
import { loadMoreTexts } from '../locales/load-more-texts.js';
import type { QrView } from './qr-view.js';
import { qrStyles } from './qr.styles.js';

/** The code's width where the host says nothing, in CSS pixels: read from an arm's length. */
const WIDTH = 240;

/**
 * The advocate's link as a QR code, for a friend who stands beside or reads a poster. It can be
 * saved as SVG and PNG, and printed.
 *
 * @summary A QR code of the link.
 * @slot - below the buttons
 * @event goodword-ready - the code is shown
 * @event goodword-enrolled - the advocate's link is there
 * @event goodword-share-request - before the code is saved or printed; cancelable
 * @event goodword-shared - the code was saved, or given to the printer
 * @event goodword-error - something failed and is shown
 * @csspart code - the code on its light ground
 * @csspart caption - what a friend gets by it
 * @csspart files - all buttons
 * @csspart button - a button
 * @cssproperty [--goodword-color-accent] - the form's button
 * @cssproperty [--goodword-radius=1rem] - the corners of code and buttons
 * @cssproperty [--goodword-font=inherit] - the font
 */
export class GoodwordQr extends AdvocateElement {
  static override readonly tag = 'goodword-qr';
  static override readonly loadMore = loadMoreTexts;
  static override styles = [tokens, controls, skeleton, qrStyles];

  static override properties = { size: { type: Number } };

  /** The code's width and height, its quiet zone included, in CSS pixels. */
  size = WIDTH;

  get #width(): number {
    return this.size > 0 && Number.isFinite(this.size) ? this.size : WIDTH;
  }

  protected override async importView(): ReturnType<AdvocateElement['importView']> {
    return { AdvocateView: (await import('./qr-view.js')).QrView };
  }

  protected override renderAdvocate(
    view: QrView,
    program: Program,
    advocate: AdvocateState,
  ): TemplateResult {
    return html`${view.renderCode(program, advocate, this.#width)} ${this.renderFailure()}
      <slot></slot>`;
  }

  protected override renderLoading(): View {
    const width = this.#width;
    if (!this.state?.advocate) return super.renderLoading();
    return html`<div aria-busy="true" part="loading">
      <svg class="waiting" viewBox="0 0 1 1" width=${width} height=${width}></svg>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'goodword-qr': GoodwordQr;
  }
}
