/**
 * What a code must not contain, in the letters that a code can have (no I, L, O, U; digits stand
 * for letters as people read them). Short and common to several languages rather than complete:
 * a host replaces it with a list of its own.
 */
const FRAGMENTS =
  /A55|ARSE|ASS|B1TCH|C0CK|CACA|CAZZ|CVNT|D1CK|DAMN|F4CK|FAG|FCK|FVCK|H1TL|HATE|HEX3|K1KE|KKK|MERD|N1G|NAZ1|P1SS|PED0|PEN1|PHVQ|PVT|RAPE|S1VT|SCHE1|SEX|SH1T|SS88|SVKA|T1T|TVRD|WANK|XXX/;

/** Tells whether a code can be read as an offence. */
export function isProfane(code: string): boolean {
  return FRAGMENTS.test(code);
}
