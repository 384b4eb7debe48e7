import { css } from 'lit';

/** What holds the code's place while it loads. */
export const qrStyles = css`
  .waiting {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
    margin-inline: auto;
    background: var(--_line);
    border-radius: var(--_inner);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
`;
