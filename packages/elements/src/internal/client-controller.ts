import type { ReferralClient, ReferralError, ReferralState } from '@goodword/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { findClient } from './find-client.js';
import { toReferralError } from './referral-error.js';

type Host = ReactiveControllerHost & Element;

/** Finds an element's client, follows its state and lets go of it when the element leaves. */
export class ClientController implements ReactiveController {
  client: ReferralClient | undefined;
  state: ReferralState | undefined;
  /** The client could not be had at all. */
  failure: ReferralError | undefined;
  readonly #host: Host;
  #release: (() => void) | undefined;
  #search = 0;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    void this.#connect();
  }

  hostDisconnected(): void {
    this.#search += 1;
    this.#release?.();
    this.#release = undefined;
  }

  /** Tries again what failed: to find the client, or to load its program. */
  retry(): void {
    if (this.client) void this.client.load();
    else void this.#connect();
  }

  /** A move within the page ends one search and starts another: only the latest may connect. */
  async #connect(): Promise<void> {
    const search = ++this.#search;
    try {
      const client = await findClient(this.#host);
      if (search !== this.#search) return;
      this.client = client;
      this.failure = undefined;
      this.#release = client.subscribe((state) => this.#show(state));
      this.#show(client.get());
      void client.load();
    } catch (error) {
      if (search !== this.#search) return;
      this.failure = toReferralError(error);
      this.#host.requestUpdate();
    }
  }

  #show(state: ReferralState): void {
    if (state === this.state) return;
    this.state = state;
    this.#host.requestUpdate();
  }
}
