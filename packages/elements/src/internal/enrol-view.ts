import { html, type TemplateResult } from 'lit';
import type { AdvocateElement } from './advocate-element.js';

/** Asks an unknown advocate for an e-mail address, and makes a link for it. */
export class EnrolView {
  readonly #host: AdvocateElement;
  #invalid = false;
  #busy = false;

  constructor(host: AdvocateElement) {
    this.#host = host;
  }

  render(): TemplateResult {
    const host = this.#host;
    return html`<form class="stack" part="enrol" novalidate @submit=${this.#handleSubmit}>
      <p class="hint" part="hint">${host.text('enrolHint')}</p>
      <label for="email">${host.text('email')}</label>
      <div class="row">
        <input
          id="email"
          part="input"
          type="email"
          name="email"
          autocomplete="email"
          required
          maxlength="254"
          aria-invalid=${this.#invalid ? 'true' : 'false'}
          aria-describedby="email-error"
        />
        <button class="button primary" part="button" aria-disabled=${this.#busy ? 'true' : 'false'}>
          ${host.text('enrol')}
        </button>
      </div>
      <p id="email-error" class="failure" part="failure" ?hidden=${!this.#invalid}>
        ${host.text('emailInvalid')}
      </p>
      ${host.renderFailure()}
    </form>`;
  }

  readonly #handleSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.#busy) return;
    const host = this.#host;
    const input = host.renderRoot.querySelector<HTMLInputElement>('#email');
    if (!input) return;
    this.#invalid = !input.checkValidity();
    this.#busy = !this.#invalid;
    host.requestUpdate();
    if (this.#invalid) return input.focus();
    const prepared = host.prepare();
    await host.attempt(async () => host.client?.enrol({ email: input.value.trim() }));
    if (host.state?.advocate) await prepared;
    this.#busy = false;
    host.requestUpdate();
    await host.updateComplete;
    // The form is gone: its focus goes to what it was asked for.
    if (host.state?.advocate) host.renderRoot.querySelector<HTMLElement>('#link, button')?.focus();
  };
}
