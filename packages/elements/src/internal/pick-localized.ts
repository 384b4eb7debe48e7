import type { LocalizedText } from '@goodword/protocol';

/** The values of a map by language for a tag: the tag itself, then its language alone. */
export function pickLanguage<Value>(
  map: Readonly<Record<string, Value>>,
  tag: string,
): Value | undefined {
  const wanted = tag.toLowerCase();
  const language = wanted.split('-')[0];
  const keys = Object.keys(map);
  const key =
    keys.find((candidate) => candidate.toLowerCase() === wanted) ??
    keys.find((candidate) => candidate.toLowerCase() === language);
  return key === undefined ? undefined : map[key];
}

/** One text of several languages: the first of the tags that it has, else any. */
export function pickLocalized(text: LocalizedText, ...tags: string[]): string {
  for (const tag of tags) {
    const found = pickLanguage(text, tag);
    if (found !== undefined) return found;
  }
  return Object.values(text)[0] ?? '';
}
