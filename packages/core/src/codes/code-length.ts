/** Random characters of a code: 50 bits, so that guessing one of a million takes 10⁹ tries. */
export const CODE_RANDOM_LENGTH = 10;

/** Length of a generated code, its check character included. */
export const CODE_LENGTH = CODE_RANDOM_LENGTH + 1;
