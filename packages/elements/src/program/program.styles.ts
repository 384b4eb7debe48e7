import { css } from 'lit';

export const programStyles = css`
  :host {
    display: contents;
  }
`;
