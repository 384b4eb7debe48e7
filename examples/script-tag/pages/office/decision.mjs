import { html } from 'hono/html';
import { formatTime } from '../format.mjs';

const OUTCOMES = {
  credited: 'Credited',
  review: 'Held for review',
  uncredited: 'Credited to nobody',
};

const CANDIDATE_OUTCOMES = {
  credited: 'credited',
  review: 'held for review',
  rejected: 'not credited',
};

const SOURCES = {
  visit: 'a visit',
  lead: 'a lead',
  claim: 'a typed code',
  order: 'the order',
  conversion: 'the confirmed order',
  coupon: 'a coupon',
  customer: 'the customer’s account',
};

/** Who is credited, in a few words. */
function summarise({ outcome, winner }) {
  return winner ? `${OUTCOMES[outcome]}: code ${winner.code}` : OUTCOMES[outcome];
}

/** Why, in words that can be read out to whoever asks. */
export function explain(decision) {
  return html`<details class="why">
    <summary>${summarise(decision)}. Why?</summary>
    <ul>
      ${decision.reasons.map(({ text }) => html`<li>${text}</li>`)}
      ${decision.candidates.map(
        ({ code, source, touchedAt, outcome, reason }) =>
          html`<li>
            Code ${code}, by ${SOURCES[source]} on ${formatTime(touchedAt)}:
            ${CANDIDATE_OUTCOMES[outcome]}. ${reason.text}
          </li>`,
      )}
    </ul>
    <p class="hint">
      Rule: ${decision.model === 'last-touch' ? 'the last touch' : 'the first touch'} wins. Program
      version ${decision.programVersion}.
    </p>
  </details>`;
}
