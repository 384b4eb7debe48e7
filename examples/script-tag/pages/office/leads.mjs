import { html } from 'hono/html';
import { formatTime } from '../format.mjs';
import { explain } from './decision.mjs';

/** Where a lead can go from each stage. */
const NEXT_STAGES = {
  new: ['contacted', 'disqualified'],
  contacted: ['qualified', 'disqualified'],
  qualified: ['opportunity', 'lost'],
  opportunity: ['won', 'lost'],
  won: [],
  lost: [],
  disqualified: [],
};

/** Leads, the newest first, each with what the lead definition says and the next step. */
export function leadsSection(leads) {
  const newestFirst = leads.toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt));
  return html`<section id="leads" aria-labelledby="leads-title">
    <h2 id="leads-title">Leads</h2>
    ${
      leads.length === 0
        ? html`<p class="empty">No leads yet. The form on the product page makes one.</p>`
        : html`<ul class="cards">
            ${newestFirst.map(leadCard)}
          </ul>`
    }
  </section>`;
}

function leadCard(lead) {
  const { contact, qualification } = lead;
  const name = contact.name || contact.email || 'Erased';
  return html`<li class="card" id="${lead.id}">
    <h3>${name}</h3>
    <p class="hint">${contact.email} ${contact.phone ?? ''} · ${formatTime(lead.receivedAt)}</p>
    <p>
      <span class="badge">Stage: ${lead.stage}</span>
      <span class="badge ${qualification.outcome}">${qualification.outcome}</span>
      <span class="badge">Score ${qualification.score}</span>
    </p>
    <dl class="facts">
      ${Object.entries(lead.answers).map(
        ([key, value]) =>
          html`<div>
            <dt>${key}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    <ul class="reasons">
      ${qualification.reasons.map(({ text }) => html`<li>${text}</li>`)}
    </ul>
    ${explain(lead.attribution)} ${stageForm(lead, name)}
  </li>`;
}

function stageForm(lead, name) {
  const stages = NEXT_STAGES[lead.stage];
  if (!stages.length) return '';
  return html`<form class="actions" method="post" action="/office/leads/${lead.id}/stages">
    ${stages.map(
      (stage, index) =>
        html`<button
          class="${index === 0 ? 'primary' : 'quiet'}"
          name="stage"
          value="${stage}"
          aria-label="Move to ${stage}: ${name}"
        >
          Move to ${stage}
        </button>`,
    )}
  </form>`;
}
