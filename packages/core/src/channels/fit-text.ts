import type { Channel, ShareMessage } from './channel.js';
import { charactersOf, countCharacters } from './characters.js';

const PLACE = '{link}';

/** Far more than any limit lets through, so that the rest of a megabyte is never counted. */
const LONGEST = 10_000;

/**
 * Writes the words of a share: text, disclosure, and the link where it has no parameter of its own, as
 * long as the network allows. Only the text is cut, between two characters: never the link, never the
 * disclosure, even where these alone are too long.
 *
 * @param link what stands for `{link}` or behind the words; none where it has a parameter of its own
 */
export function fitText(
  { limit, count = countCharacters }: Channel,
  { text, disclosure = '' }: Pick<ShareMessage, 'text' | 'disclosure'>,
  link = '',
): string {
  const write = (words: string) => {
    const said = `${words.replace(PLACE, () => link).trim()} ${disclosure}`.trim();
    return (words.includes(PLACE) ? said : `${said} ${link}`).trim();
  };
  // What a person has edited may still end in the disclosure.
  let words = text.replace(disclosure, '');
  if (limit) {
    words = words.slice(0, LONGEST);
    // A cut must not go through the place of the link, which then is behind the words.
    const characters = charactersOf(words.replace(PLACE, ''));
    while (words && count(write(words)) > limit) {
      // No character counts less than 1, and hardly one more than 2.
      characters.splice(-Math.ceil((count(write(words)) - limit) / 2));
      words = characters.length ? `${characters.join('').trimEnd()}…` : '';
    }
  }
  return write(words);
}
