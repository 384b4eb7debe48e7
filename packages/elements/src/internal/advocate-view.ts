import type { AdvocateState, ReferralState } from '@goodword/core';
import type { Program } from '@goodword/protocol';
import { adoptStyles, type LitElement, type TemplateResult } from 'lit';
import type { AdvocateElement } from './advocate-element.js';
import { renderFigures } from './figures-view.js';
import { LinkView } from './link-view.js';
import { shareOffer } from './share-offer.js';
import { ShareView } from './share-view.js';
import { sharing } from './sharing.styles.js';

/**
 * All that an element shows and does once its advocate is known. It is loaded only then, so that
 * a page which nobody has enrolled on does not carry it.
 */
export class AdvocateView {
  readonly #host: AdvocateElement;
  readonly #link: LinkView;
  readonly #share: ShareView;

  constructor(host: AdvocateElement) {
    this.#host = host;
    const share = (channel: string) => this.share(channel);
    this.#link = new LinkView(host, share);
    this.#share = new ShareView(host, share);
    const { elementStyles } = host.constructor as typeof LitElement;
    if (host.shadowRoot) adoptStyles(host.shadowRoot, [...elementStyles, sharing]);
  }

  /** Shares by a channel. */
  share(channel: string): ReturnType<typeof shareOffer> {
    return shareOffer(this.#host, channel);
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
