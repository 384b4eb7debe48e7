import { drawId, safeUrl } from '@goodword/core/rules';
import { ID_PREFIXES, type LeadField, type Program } from '@goodword/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { GoodwordLeadRequestEvent } from '../events/lead-request-event.js';
import { GoodwordLeadSentEvent } from '../events/lead-sent-event.js';
import { controls } from '../internal/controls.styles.js';
import { GoodwordElement } from '../internal/goodword-element.js';
import { pickLocalized } from '../internal/pick-localized.js';
import { tokens } from '../internal/tokens.styles.js';
import { loadMoreTexts } from '../locales/load-more-texts.js';
import type { TextKey } from '../locales/texts.js';
import { renderField } from './field-view.js';
import { toLeadValues, type Answers } from './lead-values.js';
import { leadStyles } from './lead.styles.js';

/** The name of the box that agrees to be contacted; no field's key has a space. */
const AGREEMENT = 'contact consent';

/**
 * The program's lead form. What was typed stays until it is stored, and a retry is the same lead.
 *
 * @summary A form for the friend.
 * @slot header - above the fields
 * @slot sent - instead of the thanks
 * @event goodword-ready - the form is shown
 * @event goodword-lead-request - before the lead is sent; cancelable
 * @event goodword-lead-sent - the lead is stored
 * @event goodword-error - something failed and is shown
 * @csspart card - the card
 * @csspart field - a field with its label
 * @csspart input - a field
 * @csspart failure - what is wrong
 * @csspart button - the button
 */
export class GoodwordLead extends GoodwordElement {
  static override readonly tag = 'goodword-lead';
  static override readonly loadMore = loadMoreTexts;
  static override styles = [tokens, controls, leadStyles];

  static override properties = {
    values: { state: true },
    problems: { state: true },
    sent: { state: true },
  };

  #id: string | undefined;
  #busy = false;

  private values: Answers = {};
  private problems: Readonly<Record<string, TextKey>> = {};
  private sent = false;

  get #form(): HTMLFormElement {
    return this.renderRoot.querySelector('form') as HTMLFormElement;
  }

  readonly #handleInput = (): void => {
    this.values = this.#read();
  };

  readonly #handleSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { client } = this;
    if (this.#busy || !client || !this.#check()) return;
    this.#id ??= drawId(ID_PREFIXES.lead, { now: Date.now() });
    const values = toLeadValues(this.#id, this.#read(), true);
    if (!this.dispatchEvent(new GoodwordLeadRequestEvent(values))) return;
    this.#busy = true;
    this.requestUpdate();
    const leadId = await this.attempt(() => client.sendLead(values));
    this.#busy = false;
    if (leadId !== undefined) await this.#thank(leadId);
  };

  async #thank(leadId: string): Promise<void> {
    this.sent = true;
    this.dispatchEvent(new GoodwordLeadSentEvent({ leadId }));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.sent')?.focus();
  }

  /** Tells what is wrong with each field, and goes to the first. */
  #check(): boolean {
    const controls = [...this.#form.elements].filter(
      (control): control is HTMLInputElement => 'name' in control && 'validity' in control,
    );
    const wrong = controls.filter((control) => !control.validity.valid);
    this.problems = Object.fromEntries(wrong.map((control) => [control.name, problemOf(control)]));
    wrong[0]?.focus();
    return wrong.length === 0;
  }

  #read(): Answers {
    const entries = [...new FormData(this.#form)].filter(([key]) => key !== AGREEMENT);
    return Object.fromEntries(entries.map(([key, value]) => [key, String(value).trim()]));
  }

  protected override renderReady(program: Program): TemplateResult {
    return html`<section class="card" part="card">
      <slot name="header"></slot>
      ${this.sent ? this.#renderSent() : this.#renderForm(program)}
    </section>`;
  }

  #renderSent(): TemplateResult {
    return html`<div class="sent" part="sent" role="status" tabindex="-1">
      <slot name="sent">${this.text('sent')}</slot>
    </div>`;
  }

  #renderForm(program: Program): TemplateResult {
    const { fields, privacyUrl } = program.leadForm;
    const privacy = safeUrl(privacyUrl);
    const problem = this.#problem(AGREEMENT);
    return html`<form novalidate @submit=${this.#handleSubmit} @input=${this.#handleInput}>
      ${fields.map((field) => this.#renderField(field, program))}
      <div class="field">
        <label class="agree">
          <input
            type="checkbox"
            name=${AGREEMENT}
            required
            aria-invalid=${problem ? 'true' : 'false'}
            aria-describedby="agreement-problem"
          />
          <span>${this.text('contactConsent', { program: program.name })}</span>
        </label>
        <p id="agreement-problem" class="failure" part="failure" ?hidden=${!problem}>${problem}</p>
        ${
          privacy
            ? html`<a href=${privacy} target="_blank" rel="noopener">${this.text('privacy')}</a>`
            : nothing
        }
      </div>
      <button class="button primary" part="button" aria-disabled=${this.#busy ? 'true' : 'false'}>
        ${this.text('send')}
      </button>
      ${this.renderFailure()}
    </form>`;
  }

  #renderField(field: LeadField, { locale }: Program): TemplateResult {
    const write = (text: LeadField['label']) => pickLocalized(text, this.localeTag, locale);
    return renderField({
      field,
      label: write(field.label),
      optionLabels: (field.options ?? []).map((option) => write(option.label)),
      value: this.values[field.key] ?? '',
      problem: this.#problem(field.key),
      choose: this.text('choose'),
      optional: this.text('optional'),
    });
  }

  #problem(key: string): string | undefined {
    const problem = Object.hasOwn(this.problems, key) ? this.problems[key] : undefined;
    return problem && this.text(problem);
  }
}

function problemOf({ type, validity }: HTMLInputElement): TextKey {
  if (type === 'checkbox') return 'contactConsentRequired';
  return validity.valueMissing ? 'required' : 'emailInvalid';
}

declare global {
  interface HTMLElementTagNameMap {
    'goodword-lead': GoodwordLead;
  }
}
