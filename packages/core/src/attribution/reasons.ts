const TEXTS = {
  'last-touch': 'This was the last link the person followed before they bought.',
  'first-touch': 'This was the first link the person followed.',
  'later-touch': 'The person followed somebody else’s link after this one.',
  'earlier-touch': 'The person had followed somebody else’s link before this one.',
  'same-advocate': 'The same advocate is credited for another visit.',
  'self-referral': 'The advocate and the buyer are the same person.',
  'existing-customer': 'The person was a customer already.',
  'code-inactive': 'The code no longer counted when the link was followed.',
  'after-the-fact': 'The link was followed after the order.',
  'click-window': 'The link was followed too long before.',
  'credit-window': 'The lead was too old when the order came.',
  'asserted-only': 'Nothing but a public form says so; a reviewer decides.',
  'no-evidence': 'Nothing points to an advocate.',
} as const;

/** The code of a reason: stable, for programs; its text is for people. */
export type AttributionReason = keyof typeof TEXTS;

/**
 * A reason of an attribution decision, in words that a support agent can read out.
 *
 * @example
 * attributionReason('self-referral').text;
 * // 'The advocate and the buyer are the same person.'
 */
export function attributionReason(code: AttributionReason): {
  code: AttributionReason;
  text: string;
} {
  return { code, text: TEXTS[code] };
}
