import { formatCode, parseCode } from '@goodword/core/rules';
import { html, type TemplateResult } from 'lit';
import { GoodwordClaimedEvent } from '../events/claimed-event.js';
import { controls } from '../internal/controls.styles.js';
import { GoodwordElement } from '../internal/goodword-element.js';
import { tokens } from '../internal/tokens.styles.js';
import { loadMoreTexts } from '../locales/load-more-texts.js';
import type { TextKey } from '../locales/texts.js';
import { claimStyles } from './claim.styles.js';

/**
 * Asks who referred the visitor. A mistyped code is told at once, without a request; in a `<form>`
 * of the host the element is a field whose value is the accepted code.
 *
 * @summary A field for a referral code.
 * @event goodword-ready - the field is shown
 * @event goodword-claimed - the code was accepted
 * @event goodword-error - something failed and is shown
 * @csspart input - the field
 * @csspart button - the button
 * @csspart failure - what is wrong with the code
 */
export class GoodwordClaim extends GoodwordElement {
  static readonly formAssociated = true;
  static override readonly tag = 'goodword-claim';
  static override readonly loadMore = loadMoreTexts;
  static override styles = [tokens, controls, claimStyles];

  static override properties = {
    problem: { state: true },
    accepted: { state: true },
    name: { reflect: true },
  };

  #busy = false;

  private problem: TextKey | undefined;
  private accepted = '';

  /** The field's name in a form of the host. */
  name = '';

  /** The accepted code; empty until there is one. */
  get value(): string {
    return this.accepted;
  }

  get #input(): HTMLInputElement {
    return this.renderRoot.querySelector('input') as HTMLInputElement;
  }

  /** A person who leaves the field with a mistyped code is told so, not while still typing. */
  readonly #handleChange = (): void => {
    const typed = this.#input.value;
    this.problem = typed.trim() && !parseCode(typed).ok ? 'claimMistyped' : undefined;
  };

  readonly #handleInput = (): void => {
    if (this.problem && parseCode(this.#input.value).ok) this.problem = undefined;
  };

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    // Enter applies the code; it does not send the host's form.
    event.preventDefault();
    void this.#apply();
  };

  readonly #apply = async (): Promise<void> => {
    const { client } = this;
    if (this.#busy || !client) return;
    const parsed = parseCode(this.#input.value);
    if (!parsed.ok) {
      this.problem = parsed.reason === 'empty' ? 'required' : 'claimMistyped';
      this.#input.focus();
      return;
    }
    this.#busy = true;
    this.problem = undefined;
    const { code } = parsed;
    const done = await this.attempt(async () => {
      await client.claim(code);
      return true;
    });
    this.#busy = false;
    if (done) await this.#accept(code);
    else if (this.failure?.code === 'code-unknown') this.problem = 'claimUnknown';
    else if (this.failure?.code === 'code-invalid') this.problem = 'claimMistyped';
  };

  async #accept(code: string): Promise<void> {
    this.accepted = code;
    this.internals.setFormValue(code);
    this.dispatchEvent(new GoodwordClaimedEvent({ code }));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.done')?.focus();
  }

  protected override renderReady(): TemplateResult {
    if (this.accepted) {
      return html`<p class="done" part="done" role="status" tabindex="-1">
        ${this.text('claimed', { code: formatCode(this.accepted) })}
      </p>`;
    }
    const { problem } = this;
    return html`<div class="stack">
      <label for="code">${this.text('claim')}</label>
      <div class="row">
        <input
          id="code"
          part="input"
          dir="ltr"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          maxlength="64"
          aria-invalid=${problem ? 'true' : 'false'}
          aria-describedby="problem"
          @change=${this.#handleChange}
          @input=${this.#handleInput}
          @keydown=${this.#handleKey}
        />
        <button
          type="button"
          class="button primary"
          part="button"
          aria-disabled=${this.#busy ? 'true' : 'false'}
          @click=${this.#apply}
        >
          ${this.text('apply')}
        </button>
      </div>
      <p id="problem" class="failure" part="failure" role="alert" ?hidden=${!problem}>
        ${problem ? this.text(problem) : ''}
      </p>
      ${problem ? '' : this.renderFailure()}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'goodword-claim': GoodwordClaim;
  }
}
