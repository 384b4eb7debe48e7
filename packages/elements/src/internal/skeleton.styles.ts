import { css } from 'lit';

/** The bones that hold the place of what loads. */
export const skeleton = css`
  .row > .button {
    flex-grow: 1;
  }
  .skeleton {
    display: grid;
    gap: 0.75rem;
    min-block-size: 7.5rem;
    align-content: start;
  }
  .bone {
    inline-size: 60%;
    block-size: 1.25rem;
    background: var(--_line);
    border-radius: 0.5rem;
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  .bone.field {
    inline-size: 100%;
    block-size: 2.75rem;
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
`;
