/**
 * What a code must not contain, in the letters that a code can have (no I, L, O, U; digits stand
 * for letters as people read them). Short and common to several languages rather than complete:
 * a host replaces it with a list of its own.
 */
const FRAGMENTS =
  /A55|ARSE|ASS|B1TCH|C[0V][CN][KT]|CACA|D1CK|F[4CV]CK|FAG|K1KE|KKK|MERD|N1G|NAZ1|P1SS|RAPE|SEX|SH1T|T1T|WANK|XXX/;

/** Tells whether a code can be read as an offence. */
export function isProfane(code: string): boolean {
  return FRAGMENTS.test(code);
}
