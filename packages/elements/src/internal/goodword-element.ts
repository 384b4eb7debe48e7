import type { ReferralClient, ReferralError, ReferralState } from '@goodword/core';
import type { Program } from '@goodword/protocol';
import { LitElement, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import '../events/event-map.js';
import { GoodwordErrorEvent } from '../events/error-event.js';
import { GoodwordReadyEvent } from '../events/ready-event.js';
import type { LoadMore } from '../locales/load-texts.js';
import type { TextKey } from '../locales/texts.js';
import { ClientController } from './client-controller.js';
import { defineElement } from './define-element.js';
import type { TextValues } from './fill-text.js';
import { LocaleController } from './locale-controller.js';
import { errorTextKey, toReferralError } from './referral-error.js';

/** What an element shows: a template, or nothing at all. */
export type View = TemplateResult | typeof nothing;

/**
 * What every element shares: it finds its client, speaks the page's language, shows that it is
 * loading or has failed, and never throws into the page.
 */
export abstract class GoodwordElement extends LitElement {
  /** The tag that `define()` takes unless it is told another. */
  static readonly tag: string;

  /**
   * Loads its texts that are not among those that the advocate's elements have in common.
   *
   * @internal
   */
  declare static readonly loadMore?: LoadMore;

  /**
   * Defines the element, once: a tag that is taken stays as it is.
   *
   * @param tag default: the element's own, as in `goodword-refer`
   * @param registry default: the page's
   */
  static define(tag: string = this.tag, registry: CustomElementRegistry = customElements): void {
    defineElement(this as unknown as CustomElementConstructor, tag, registry);
  }

  static override properties: PropertyDeclarations = { locale: {} };

  readonly #client = new ClientController(this);
  readonly #locale = new LocaleController(this);
  protected readonly internals = this.attachInternals();
  #announced = false;
  #empty = true;
  #shown = false;
  #reported: ReferralError | undefined;

  /** A BCP 47 tag. Default: the nearest `lang`, then the program's locale, then English. */
  locale = '';

  /** What the last action of the person ended with, until the next one. */
  protected failure: ReferralError | undefined;

  /** The client that the element shows and acts by, once it is found. */
  get client(): ReferralClient | undefined {
    return this.#client.client;
  }

  /** The client's state, once there is a client. */
  get state(): ReferralState | undefined {
    return this.#client.state;
  }

  /** The tag that numbers and dates are written by, as in `de-AT`. */
  get localeTag(): string {
    return this.#locale.tag;
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    // What a server rendered is hydrated where Lit's support for that is loaded, else replaced.
    if (!('litElementHydrateSupport' in globalThis)) this.shadowRoot?.replaceChildren();
    return super.createRenderRoot();
  }

  protected override willUpdate(): void {
    this.#locale.program = this.state?.program;
  }

  protected override updated(): void {
    const error = this.error;
    if (error && error !== this.#reported) {
      const { code, retriable } = error;
      this.dispatchEvent(new GoodwordErrorEvent({ code, retriable }));
    }
    this.#reported = error;
    // What shows nothing takes no place in the host's layout either.
    try {
      if (this.#empty) this.internals.states.add('empty');
      else this.internals.states.delete('empty');
    } catch {
      // Before Safari 17.4, Firefox 126 and Chrome 125 an empty element takes its line's place.
    }
    if (!this.#shown || this.#announced) return;
    this.#announced = true;
    this.dispatchEvent(new GoodwordReadyEvent());
    this.shown();
  }

  /** Called once, when the element first shows its content. */
  protected shown(): void {
    return;
  }

  /**
   * The text of a key, its places filled.
   *
   * @internal
   */
  text(key: TextKey, values?: TextValues): string {
    return this.#locale.text(key, values);
  }

  /**
   * Does what a person asked for; a failure is shown, told to the page and never thrown.
   *
   * @internal
   */
  async attempt<Value>(action: () => Promise<Value>): Promise<Value | undefined> {
    this.failure = undefined;
    try {
      return await action();
    } catch (thrown) {
      this.fail(toReferralError(thrown));
      return undefined;
    } finally {
      this.requestUpdate();
    }
  }

  /**
   * Shows a failure and tells the page of it.
   *
   * @internal
   */
  fail(failure: ReferralError): void {
    this.failure = failure;
    this.requestUpdate();
    const { code, retriable } = failure;
    this.dispatchEvent(new GoodwordErrorEvent({ code, retriable }));
  }

  /** The content, once program and texts are there; `undefined` while it loads. */
  protected abstract renderReady(program: Program): View | undefined;

  /** Tries again what stands in the way of the content. */
  protected retry(): void {
    this.#client.retry();
  }

  /** What holds the place meanwhile. */
  protected renderLoading(): View {
    return nothing;
  }

  protected override render(): View {
    const view = this.#view();
    this.#empty = view === nothing;
    if (this.#empty) return nothing;
    return html`<div class="root" lang=${this.#locale.locale} dir=${this.#locale.direction}>
      ${view}
    </div>`;
  }

  /** What stands in the way of the content. */
  protected get error(): ReferralError | undefined {
    if (this.#client.failure) return this.#client.failure;
    return this.state?.status === 'error' && !this.state.program ? this.state.error : undefined;
  }

  #view(): View {
    this.#shown = false;
    const program = this.state?.program;
    const error = this.error;
    if (this.#locale.failed) return nothing;
    if (error && this.#locale.texts) return this.#renderError(error);
    const view = program && this.#locale.texts && this.renderReady(program);
    if (!view) return this.renderLoading();
    this.#shown = view !== nothing;
    return view;
  }

  /**
   * A short message of what an action ended with; the live region is always there to be heard.
   *
   * @internal
   */
  renderFailure(): TemplateResult {
    return html`<p class="failure" part="failure" role="alert" ?hidden=${!this.failure}>
      ${this.failure ? this.text(errorTextKey(this.failure)) : nothing}
    </p>`;
  }

  #renderError(error: ReferralError): TemplateResult {
    return html`<div class="card error" part="error" role="alert">
      <p>${this.text(errorTextKey(error))}</p>
      ${
        error.retriable
          ? html`<button class="button" part="retry" @click=${() => this.retry()}>
              ${this.text('retry')}
            </button>`
          : nothing
      }
    </div>`;
  }
}
