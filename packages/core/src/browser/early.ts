/**
 * The little that a script tag needs before the client is loaded: the landing's touch, in memory,
 * and whether an earlier page's choice calls for the client at once.
 */
export { readLandingTouch } from './landing.js';
export { readStoredConsent } from './stored-consent.js';
