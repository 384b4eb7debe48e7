import { cleanLandingUrl } from '../links/clean-landing-url.js';

/** Takes our parameters out of the address bar; the page, its state and its history stay. */
export function cleanAddress(parameters?: readonly string[]): void {
  const clean = cleanLandingUrl(location.href, parameters);
  if (clean !== location.href) history.replaceState(history.state, '', clean);
}
