import { css } from 'lit';

export const referStyles = css`
  .card {
    /* The place that the form takes on a phone, held while it loads; wider, it is spread. */
    align-content: space-between;
    min-block-size: 19rem;
  }
  .figures {
    display: grid;
    /* Four in a row from 30rem on, else two: never three and one. */
    grid-template-columns: repeat(auto-fit, minmax(max(20%, min(48%, (30rem - 100%) * 999)), 1fr));
    gap: 0.5rem;
  }
  .figure {
    display: flex;
    flex-direction: column-reverse;
    padding: 0.75rem 0.875rem;
    background: var(--_field);
    border-radius: var(--_inner);
  }
  .figure dt {
    color: var(--_muted);
    font-size: 0.8125em;
  }
  .figure dd {
    font-size: 1.375em;
    font-weight: 650;
    line-height: 1.25;
    font-variant-numeric: tabular-nums;
  }
  .statuses {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    list-style: none;
    color: var(--_muted);
    font-size: 0.875em;
  }
  .statuses b {
    color: var(--_text);
  }
  .test {
    justify-self: start;
    padding: 0.125rem 0.625rem;
    border: 1px dashed var(--_edge);
    border-radius: 2rem;
    font-size: 0.75em;
  }
`;
