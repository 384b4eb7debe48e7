/** Characters of GSM 03.38 that take one place. */
const BASIC = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]$/;

/** Characters of its extension, which take two. */
const EXTENDED = /^[\f^{}\\[~\]|€]$/;

/**
 * Counts the messages that a text is sent and charged as. There are 160 characters in one and 153 in each of
 * several, or 70 and 67 as soon as one is outside the GSM alphabet. 3GPP TS 23.038 and 23.040
 *
 * @example countSmsSegments('Schöne Grüße') // 1
 */
export function countSmsSegments(text: string): number {
  let places = 0;
  for (const character of text) {
    if (BASIC.test(character)) places += 1;
    else if (EXTENDED.test(character)) places += 2;
    else return segmentsOf(text.length, 70, 67);
  }
  return segmentsOf(places, 160, 153);
}

function segmentsOf(length: number, alone: number, inSeveral: number): number {
  return length <= alone ? Math.min(length, 1) : Math.ceil(length / inSeveral);
}
