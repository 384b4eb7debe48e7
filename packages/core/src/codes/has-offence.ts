/** Looked for anywhere in a text: long enough to be in few harmless words. */
const ANYWHERE = [
  // English
  'ASSHOLE ARSEHOLE BASTARD BITCH BLOWJOB COCKSUCK CUNT DICKHEAD FAGGOT FUCK HITLER MOTHERFUCK NIGGA',
  'NIGGER PENIS PUSSY SHIT VAGINA WANKER WHORE',
  // German
  'ARSCHLOCH FICKEN FICKER FOTZE HURENSOHN MISSGEBURT SCHEISS SCHLAMPE SCHWUCHTEL WICHSER',
  // French
  'CONNARD CONNASSE ENCULE MERDE PUTAIN SALOPE',
  // Spanish and Portuguese
  'BUCETA CABRON CARALHO FODER GILIPOLLA JODER MARICON MERDA MIERDA PENDEJO PORRA VIADO',
  // Italian
  'CAZZO COGLIONE FROCIO MINCHIA PUTTANA STRONZ VAFFANCUL',
  // Dutch
  'FLIKKER KANKER KLOOTZAK NEUKEN',
  // Polish
  'CHUJ JEBAC JEBAN KURWA PIERDOL PIZDA',
  // Turkish
  'AMCIK OROSPU PEZEVENK SIKERIM SIKTIR YARRAK',
];

/** Looked for as a whole text, digits before and behind it aside: they are parts of harmless words. */
const ALONE = [
  'ANAL ANUS ARSE ASS COCK COON CRAP CUM DICK FAG KKK NAZI PISS PORN RAPE RAPIST RETARD SEX SLUT TIT',
  'TITS TWAT XXX ARSCH FICK HURE NUTTE CUL FDP NIQUE PEDE PUTE CULO FODA POLLA PUTA PUTO VERGA FIGA',
  'HOER KUT LUL CIPA DUPA HUJ SUKA IBNE PIC SIK',
];

/** Digits and letters that are read as another letter, and so are written for it. */
const READ_AS: Readonly<Record<string, string>> = {
  0: 'O',
  1: 'I',
  2: 'Z',
  3: 'E',
  4: 'A',
  5: 'S',
  6: 'G',
  7: 'T',
  8: 'B',
  9: 'G',
  L: 'I',
  V: 'U',
};

/**
 * Tells whether a text that somebody chose is an offence in one of nine languages.
 *
 * It knows common words of English, German,
 * French, Spanish, Portuguese, Italian, Dutch, Polish or Turkish, also with digits for letters, accents
 * and drawn-out letters.
 *
 * The list is short: it catches what is common and plain, not what is meant. It refuses some harmless
 * names (Scunthorpe) and lets slang and other scripts pass. Where names go on paper, use a list of
 * your own, or have a person look.
 *
 * @example hasOffence('SH1TTY') // true
 */
export function hasOffence(text: string): boolean {
  const letters = text
    .slice(0, LONGEST)
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
  const whole = letters.replace(/^\d+|\d+$/g, '');
  offences ??= {
    anywhere: new RegExp(wordsOf(ANYWHERE).join('|')),
    alone: new Set(wordsOf(ALONE)),
  };
  const { anywhere, alone } = offences;
  return [letters, whole].map(readLetters).some((word) => anywhere.test(word) || alone.has(word));
}

/** Longer than any name; a list of words is no filter for prose. */
const LONGEST = 200;

let offences: { anywhere: RegExp; alone: ReadonlySet<string> } | undefined;

const wordsOf = (lines: readonly string[]) => lines.join(' ').split(' ').map(readLetters);

function readLetters(text: string): string {
  const read = text.replace(/[0-9LV]/g, (character) => READ_AS[character] ?? character);
  // Two alike are in many words; from three on they are drawn out.
  return read.replace(/(.)\1{2,}/g, (run, letter: string) =>
    run.length === text.length ? run : letter,
  );
}
