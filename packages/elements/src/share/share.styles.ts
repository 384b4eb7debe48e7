import { css } from 'lit';

export const shareStyles = css`
  .root {
    display: grid;
    gap: 0.5rem;
  }
`;
