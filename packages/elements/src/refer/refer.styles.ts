import { css } from 'lit';

export const referStyles = css`
  .card {
    /* The place that the form takes on a phone, held while it loads; wider, it is spread. */
    align-content: space-between;
    min-block-size: 19rem;
  }
  .error {
    align-content: center;
  }
  /* The place of link and buttons, which take more rows on a phone. */
  .known {
    min-block-size: 19.5rem;
  }
  @media (max-width: 30rem) {
    .known {
      min-block-size: 28rem;
    }
  }
  .test {
    justify-self: start;
    padding: 0.125rem 0.625rem;
    border: 1px dashed var(--_edge);
    border-radius: 2rem;
    font-size: 0.75em;
  }
`;
