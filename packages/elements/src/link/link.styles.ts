import { css } from 'lit';

export const linkStyles = css`
  .skeleton {
    min-block-size: 6.5rem;
  }
`;
