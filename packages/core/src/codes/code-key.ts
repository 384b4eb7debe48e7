/** Invisible characters come with what is copied: zero-width spaces, marks of direction. */
const SEPARATORS = /[\s\p{Pd}\p{Cf}_.]+/gu;

/** A code's letters and digits in upper case, as typed and as they are compared. */
export function readCharacters(text: string): { typed: string; codeKey: string } {
  // Compatibility forms bring full-width letters and digits to the plain ones.
  const typed = text.normalize('NFKC').replace(SEPARATORS, '').toUpperCase();
  return { typed, codeKey: typed.replace(/O/g, '0').replace(/[IL]/g, '1') };
}
