import { css } from 'lit';

/** The message: one quiet line until it is opened. */
export const composingStyles = css`
  summary {
    display: flex;
    gap: 0.75rem;
    align-items: center;
    min-block-size: 2.75rem;
    border-radius: var(--_inner);
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::after {
    content: '';
    flex: none;
    inline-size: 0.5rem;
    block-size: 0.5rem;
    margin-inline: auto 0.375rem;
    border: solid var(--_muted);
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
    translate: 0 -0.125rem;
    transition: rotate 0.15s;
  }
  [open] > summary::after {
    rotate: 225deg;
    translate: 0 0.125rem;
  }
  summary .label {
    flex: none;
  }
  .preview {
    /* What is cut off asks for no width of the page. */
    flex: 1 1 auto;
    inline-size: 0;
    overflow: hidden;
    color: var(--_muted);
    font-size: 0.875em;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [open] .preview {
    display: none;
  }
  /* Field and tail are one sheet: what a friend reads. */
  .sheet {
    padding: 0.75rem 0.875rem;
    background: var(--_field);
    border: 1px solid var(--_edge);
    border-radius: var(--_inner);
  }
  .sheet:focus-within {
    outline: 2px solid var(--_text);
    outline-offset: 2px;
  }
  textarea {
    display: block;
    field-sizing: content;
    min-block-size: 2lh;
    padding: 0;
    background: none;
    border: 0;
    border-radius: 0;
    resize: vertical;
  }
  /* The whole sheet has it. */
  textarea:focus-visible {
    outline: 0;
  }
  @supports (field-sizing: content) {
    textarea {
      resize: none;
    }
  }
  .tail {
    color: var(--_muted);
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
    margin-block-start: 0.375rem;
    list-style: none;
    color: var(--_muted);
    font-size: 0.8125em;
    font-variant-numeric: tabular-nums;
  }
  .over {
    color: var(--_wrong);
    font-weight: 600;
  }
`;
