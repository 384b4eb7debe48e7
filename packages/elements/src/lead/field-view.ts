import type { LeadField } from '@goodword/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

/** What a field needs to be shown. */
export interface FieldView {
  field: LeadField;
  label: string;
  /** The label of each option, in the options' order. */
  optionLabels: readonly string[];
  value: string;
  /** What is wrong with the value, in words. */
  problem: string | undefined;
  /** "Please choose" and "(optional)", in the element's locale. */
  choose: string;
  optional: string;
}

/** What browsers fill in by themselves, by the field's key and then its kind. */
const AUTOCOMPLETE: Readonly<Record<string, string>> = {
  name: 'name',
  email: 'email',
  tel: 'tel',
  phone: 'tel',
  company: 'organization',
};

/** One field of the form with its label and, below it, what is wrong. */
export function renderField(view: FieldView): TemplateResult {
  const { field, label, problem } = view;
  const id = fieldId(field);
  return html`<div class="field" part="field">
    <label for=${id}
      ><bdi>${label}</bdi>
      ${field.required ? nothing : html`<span class="optional">${view.optional}</span>`}</label
    >
    ${renderControl(view, id)}
    <p id=${`${id}-problem`} class="failure" part="failure" ?hidden=${!problem}>${problem ?? ''}</p>
  </div>`;
}

/** The id of a field's control within the form. */
function fieldId({ key }: LeadField): string {
  return `field-${key}`;
}

function renderControl({ field, value, problem, ...view }: FieldView, id: string): TemplateResult {
  const { key, kind, required } = field;
  const invalid = problem ? 'true' : 'false';
  const about = `${id}-problem`;
  if (kind === 'textarea') {
    return html`<textarea
      id=${id}
      part="input"
      name=${key}
      maxlength="4000"
      ?required=${required}
      aria-invalid=${invalid}
      aria-describedby=${about}
      .value=${live(value)}
    ></textarea>`;
  }
  if (kind === 'select') {
    return html`<div class="select">
      <select
        id=${id}
        part="input"
        name=${key}
        ?required=${required}
        aria-invalid=${invalid}
        aria-describedby=${about}
      >
        <option value="" ?selected=${value === ''}>${view.choose}</option>
        ${(field.options ?? []).map(
          (option, index) =>
            html`<option value=${option.value} ?selected=${option.value === value}>
              ${view.optionLabels[index]}
            </option>`,
        )}
      </select>
    </div>`;
  }
  const hint = [key, kind].find((name) => Object.hasOwn(AUTOCOMPLETE, name));
  return html`<input
    id=${id}
    part="input"
    name=${key}
    type=${kind}
    maxlength=${kind === 'email' ? 254 : 400}
    autocomplete=${(hint && AUTOCOMPLETE[hint]) ?? 'on'}
    ?required=${required}
    aria-invalid=${invalid}
    aria-describedby=${about}
    .value=${live(value)}
  />`;
}
