import type { ReferralClient, ReferralClientOptions } from '@goodword/core';
import type { ConsentMode } from '@goodword/protocol';
import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { GoodwordErrorEvent } from '../events/error-event.js';
import { defineElement } from '../internal/define-element.js';
import { PROGRAM_TAG, type ClientProvider } from '../internal/find-client.js';
import { toReferralError } from '../internal/referral-error.js';
import { programStyles } from './program.styles.js';

/** The consent modes that an attribute can name. */
const MODES: readonly string[] = ['consent', 'requested-reward', 'cookieless', 'granted'];

/**
 * Provides a client to the elements inside; shows nothing itself.
 *
 * @summary One program for the elements inside.
 * @slot - the elements, and anything else
 * @event goodword-error - the client could not be made
 */
export class GoodwordProgram extends LitElement implements ClientProvider {
  static readonly tag = PROGRAM_TAG;
  static override styles = programStyles;

  /** Defines the element, once. */
  static define(tag: string = this.tag, registry: CustomElementRegistry = customElements): void {
    defineElement(this, tag, registry);
  }

  static override properties = {
    program: {},
    endpoint: {},
    identityToken: { attribute: 'identity-token' },
    consent: {},
    basis: {},
    locale: {},
    client: { attribute: false },
  };

  #made: ReferralClient | undefined;
  #settle: ((client: ReferralClient | Promise<ReferralClient>) => void) | undefined;
  #provided: Promise<ReferralClient> | undefined;

  /** The program's public id. */
  program = '';

  /** The server's origin. Default: the page's own. */
  endpoint = '';

  /** A signed identity token from the host's server; makes the advocate known. */
  identityToken = '';

  /** `consent`, `requested-reward`, `cookieless` or `granted`. Default: `consent`. */
  consent = '';

  /** The host's own basis, in words; required with `consent="granted"`. */
  basis = '';

  /** A BCP 47 tag for the elements inside; default: the page's. */
  locale = '';

  /** A client of the host's own making, instead of the attributes. Whoever made it disposes of it. */
  client: ReferralClient | undefined;

  /** Resolves with the client for the elements inside; rejects when it could not be made. */
  whenClient(): Promise<ReferralClient> {
    this.#provided ??= new Promise((resolve) => {
      this.#settle = resolve;
    });
    return this.#provided;
  }

  /** After an update, which a server that renders never comes to: a client belongs to a page. */
  protected override updated(changed: PropertyValues<this>): void {
    // What was provided stays: elements have taken it, with what the person did so far.
    if (this.#made || !(changed.has('client') || changed.has('program'))) return;
    if (this.client) this.#provide(this.client);
    else if (this.program) this.#provide(this.#make());
  }

  #provide(client: ReferralClient | Promise<ReferralClient>): void {
    const provided = Promise.resolve(client);
    provided.then(
      (made) => {
        this.#made = made;
      },
      (thrown: unknown) => {
        // A later, better `program` may be tried again.
        this.#provided = undefined;
        const { code, retriable } = toReferralError(thrown);
        this.dispatchEvent(new GoodwordErrorEvent({ code, retriable }));
      },
    );
    if (this.#settle) this.#settle(provided);
    else this.#provided = provided;
    this.#settle = undefined;
  }

  async #make(): Promise<ReferralClient> {
    const { createReferralClient } = await import('@goodword/core/browser');
    const { program, endpoint, identityToken, consent, basis, locale } = this;
    const options: ReferralClientOptions = {
      program,
      endpoint: endpoint || location.origin,
      ...(identityToken ? { identity: identityToken } : {}),
      ...(MODES.includes(consent) ? { consent: consent as ConsentMode } : {}),
      ...(basis ? { basis } : {}),
      ...(locale ? { locale } : {}),
    };
    return createReferralClient(options);
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'goodword-program': GoodwordProgram;
  }
}
