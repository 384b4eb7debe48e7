/** A program's public id: 2 to 40 of `a-z 0-9 -`, beginning with a letter, as in `data-program="acme"`. */
export const PROGRAM_ID_PATTERN = /^[a-z][a-z0-9-]{1,39}$/;
