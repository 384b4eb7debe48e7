import type { AdvocateState, ShareContext, ShareOutcome } from '@goodword/core';
import type { Program } from '@goodword/protocol';
import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { GoodwordEnrolledEvent } from '../events/enrolled-event.js';
import { GoodwordShareRequestEvent } from '../events/share-request-event.js';
import { GoodwordSharedEvent } from '../events/shared-event.js';
import { EnrolView } from './enrol-view.js';
import { GoodwordElement, type View } from './goodword-element.js';
import { benefitText } from './offer-text.js';

/**
 * What the elements of an advocate share: they ask who it is, know the link and share it.
 */
export abstract class AdvocateElement extends GoodwordElement {
  /** The product that is shared, as the host numbers it. */
  @property() sku = '';

  /** A path of the destination that the link leads to, beginning with one `/`. */
  @property() to = '';

  readonly #enrol = new EnrolView(this);
  #code: string | undefined;

  /** What a share is about. */
  get shareContext(): ShareContext {
    return { ...(this.sku ? { sku: this.sku } : {}), ...(this.to ? { to: this.to } : {}) };
  }

  /**
   * Shares by a channel; to be called from a click, which is what a browser asks for.
   *
   * @returns `undefined` when the host took it over, or it failed
   */
  async share(channel: string): Promise<ShareOutcome | undefined> {
    const { client } = this;
    const context = { ...this.shareContext, text: this.#message() };
    const url = client?.shareUrl(channel, context);
    if (!client || !url) return undefined;
    const request = new GoodwordShareRequestEvent({ channel, text: context.text, url });
    if (!this.dispatchEvent(request)) return undefined;
    const outcome = await this.attempt(() => client.share(channel, context));
    if (outcome === 'opened' || outcome === 'completed') {
      const confirmed = outcome === 'completed';
      this.dispatchEvent(new GoodwordSharedEvent({ channel, confirmed, url }));
    }
    if (outcome === 'unavailable' && channel !== 'copy') {
      this.fail({ code: 'share-unavailable', message: channel, retriable: true });
    }
    return outcome;
  }

  protected override updated(): void {
    super.updated();
    const advocate = this.state?.advocate;
    if (!advocate || advocate.code === this.#code) return;
    this.#code = advocate.code;
    const { code, url } = advocate;
    this.dispatchEvent(new GoodwordEnrolledEvent({ code, url }));
  }

  protected override shown(): void {
    const element = this.localName.replace(/^goodword-/, '').slice(0, 40);
    const view = { type: 'view', element, ...(this.sku ? { sku: this.sku } : {}) } as const;
    // A view that cannot be counted is no failure that a person should see.
    this.client?.track(view).catch(() => undefined);
  }

  protected override renderReady(program: Program): View {
    const advocate = this.state?.advocate;
    return advocate ? this.renderAdvocate(program, advocate) : this.renderEnrol();
  }

  /** The content for an advocate whose link is there. */
  protected abstract renderAdvocate(program: Program, advocate: AdvocateState): TemplateResult;

  /** The question who it is. */
  protected renderEnrol(): TemplateResult {
    return this.#enrol.render();
  }

  protected override renderLoading(): View {
    return html`<div class="skeleton" aria-busy="true" part="loading">
      <div class="bone"></div>
      <div class="bone field"></div>
    </div>`;
  }

  /** The message to a friend. It says that the sender is rewarded, unless the program took that out. */
  #message(): string {
    const program = this.state?.program;
    if (!program) return '';
    const { friend, advocate } = program.offer;
    const values = {
      program: program.name,
      friend: benefitText(this, friend.benefit, 'friend'),
      advocate: benefitText(this, advocate.benefit, 'advocate'),
    };
    const parts = [this.text('shareMessage', values), this.text('disclosure', values)];
    return parts.filter(Boolean).join(' ');
  }
}
