/** A text's characters as people see them: an emoji of several code points is one. */
export function charactersOf(text: string): string[] {
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}

/** Counts characters as people see them. */
export function countCharacters(text: string): number {
  return charactersOf(text).length;
}
