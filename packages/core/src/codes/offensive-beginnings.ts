/**
 * What offences begin with, three characters each, in the letters that a generated code can have as
 * people read them (`1` for I and L, `0` for O, `V` for U): English, German, French, Spanish,
 * Portuguese, Italian, Dutch, Polish, Turkish. Three are enough, since a code that happens to have
 * them, one in a hundred, is drawn again. For words that people choose there is `hasOffence()`.
 */
export const OFFENSIVE_BEGINNINGS =
  'A55ASSARSFAGFVCF1CF0TKKKNAZN1GSEXT1TRAPC0CC0NCVNCV1CACCAZKVRKVTH0ED1CP1SP1ZPVTPEDMERSH1B1TJEBS1KAM1';
