import { StartError } from './start-error.js';

/** Reads an origin such as `https://shop.example`. @throws StartError that names the option */
export function readOrigin(option: string, text: string): string {
  const url = URL.parse(text);
  const isHttp = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (!url || !isHttp || url.href !== `${url.origin}/`) {
    throw new StartError(
      `${option}: expected an origin such as https://shop.example, received ${JSON.stringify(text)}.`,
    );
  }
  return url.origin;
}
