import type { AdvocateState, ReferralError, ShareContext, ShareOutcome } from '@goodword/core';
import type { Program } from '@goodword/protocol';
import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { GoodwordEnrolledEvent } from '../events/enrolled-event.js';
import type { AdvocateView } from './advocate-view.js';
import { EnrolView } from './enrol-view.js';
import { GoodwordElement, type View } from './goodword-element.js';
import { benefitText } from './offer-text.js';
import { pickLocalized } from './pick-localized.js';
import { toReferralError } from './referral-error.js';

/**
 * What the elements of an advocate share: they ask who it is, know the link and share it.
 */
export abstract class AdvocateElement extends GoodwordElement {
  static override properties: PropertyDeclarations = { sku: {}, to: {} };

  readonly #enrol = new EnrolView(this);
  #asked = false;
  #code: string | undefined;
  #view: AdvocateView | undefined;
  #loading: Promise<AdvocateView | undefined> | undefined;
  #unloaded: ReferralError | undefined;

  /** The product that is shared, as the host numbers it. */
  sku = '';

  /** A path of the destination that the link leads to, beginning with one `/`. */
  to = '';

  /**
   * What a share is about.
   *
   * @internal
   */
  get shareContext(): ShareContext {
    return { ...(this.sku ? { sku: this.sku } : {}), ...(this.to ? { to: this.to } : {}) };
  }

  /**
   * Shares by a channel; to be called from a click, which is what a browser asks for.
   *
   * @returns `undefined` when the host took it over, or it failed
   */
  async share(channel: string): Promise<ShareOutcome | undefined> {
    const view = this.#view ?? (await this.prepare());
    return view?.share(channel);
  }

  /**
   * Loads what an advocate sees; a failure is shown, with a way to try again.
   *
   * @internal
   */
  prepare(): Promise<AdvocateView | undefined> {
    return (this.#loading ??= this.#load());
  }

  async #load(): Promise<AdvocateView | undefined> {
    this.#unloaded = undefined;
    try {
      const { AdvocateView } = await this.importView();
      this.#view = new AdvocateView(this);
    } catch {
      // A chunk that does not come is the network's fault, whatever a browser calls it.
      this.#unloaded = toReferralError({ code: 'network', retriable: true });
      this.#loading = undefined;
    }
    this.requestUpdate();
    return this.#view;
  }

  protected importView(): Promise<{ AdvocateView: new (host: AdvocateElement) => AdvocateView }> {
    return import('./advocate-view.js');
  }

  protected override get error(): ReferralError | undefined {
    return super.error ?? (this.state?.advocate && this.#unloaded);
  }

  protected override retry(): void {
    if (this.#unloaded) void this.prepare();
    else super.retry();
  }

  protected override updated(): void {
    super.updated();
    const advocate = this.state?.advocate;
    if (!advocate) return;
    if (!this.#unloaded) void this.prepare();
    if (advocate.code === this.#code) return;
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

  protected override renderReady(program: Program): View | undefined {
    const advocate = this.state?.advocate;
    if (advocate && this.#view) return this.renderAdvocate(this.#view, program, advocate);
    // Who has just enrolled keeps the form until the link is there.
    this.#asked ||= !advocate;
    return this.#asked ? this.#enrol.render() : undefined;
  }

  /** The promise to both sides, in the program's own words where it has some. */
  protected offerText({ offer, locale }: Program): string {
    const { advocate, friend } = offer;
    if (advocate.text) return pickLocalized(advocate.text, this.localeTag, locale);
    return this.text('offer', {
      friend: benefitText(this, friend.benefit, 'friend'),
      advocate: benefitText(this, advocate.benefit, 'advocate'),
    });
  }

  /** The content for an advocate whose link is there. */
  protected abstract renderAdvocate(
    view: AdvocateView,
    program: Program,
    advocate: AdvocateState,
  ): TemplateResult;

  protected override renderLoading(): View {
    return html`<div
      class="skeleton ${this.state?.advocate ? 'known' : ''}"
      aria-busy="true"
      part="loading"
    >
      <div class="bone"></div>
      <div class="bone field"></div>
    </div>`;
  }
}
