import type { AdvocateState, ReferralState, ShareContext } from '@goodword/core';
import type { Program } from '@goodword/protocol';
import { adoptStyles, type CSSResult, type LitElement, type TemplateResult } from 'lit';
import type { AdvocateElement } from './advocate-element.js';
import { renderFigures } from './figures-view.js';
import { LinkView } from './link-view.js';
import { shareOffer } from './share-offer.js';
import { ShareView, type Share } from './share-view.js';
import { sharing } from './sharing.styles.js';

/**
 * All that an element shows and does once its advocate is known. It is loaded only then, so that
 * a page which nobody has enrolled on does not carry it.
 */
export class AdvocateView {
  /** What its content needs besides the element's own styles. */
  static readonly styles: readonly CSSResult[] = [sharing];

  readonly #host: AdvocateElement;
  readonly #link: LinkView;
  readonly #share: ShareView;

  constructor(host: AdvocateElement) {
    this.#host = host;
    const share: Share = (channel, context) => this.share(channel, context);
    this.#link = new LinkView(host, share);
    this.#share = new ShareView(host, share);
    const { elementStyles } = host.constructor as typeof LitElement;
    const { styles } = this.constructor as typeof AdvocateView;
    if (host.shadowRoot) adoptStyles(host.shadowRoot, [...elementStyles, ...styles]);
  }

  /** Shares by a channel. */
  share(channel: string, context?: ShareContext): ReturnType<typeof shareOffer> {
    return shareOffer(this.#host, channel, context);
  }

  /** The link's field and the code. */
  renderLink(advocate: AdvocateState): TemplateResult {
    return this.#link.render(advocate);
  }

  /** @param withCopy also offers to copy, where there is no link field beside it */
  renderChannels(program: Program, withCopy?: boolean): TemplateResult {
    return this.#share.render(program, withCopy);
  }

  /** What came of the link, in numbers. */
  renderFigures(advocate: AdvocateState, state: ReferralState): TemplateResult {
    return renderFigures(this.#host, advocate, state);
  }
}
