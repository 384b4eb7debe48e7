/** The pure rules that client and server share: the same verdict on both sides. */
export { createId, type CreateIdOptions } from './ids/create-id.js';
export { checkCharacter } from './codes/check-character.js';
export { CODE_LENGTH, CODE_RANDOM_LENGTH } from './codes/code-length.js';
export { generateCode, type GenerateCodeOptions } from './codes/generate-code.js';
export { parseCode, type CodeFault, type ParsedCode } from './codes/parse-code.js';
export { formatCode } from './codes/format-code.js';
export { buildShareLink, type ShareLinkOptions } from './links/build-share-link.js';
export { CODE_PARAMETER, readLandingUrl, type Landing } from './links/read-landing-url.js';
export { cleanLandingUrl } from './links/clean-landing-url.js';
export { safeUrl } from './links/safe-url.js';
export {
  decideAttribution,
  type AttributionContext,
  type Claim,
} from './attribution/decide-attribution.js';
export { attributionReason, type AttributionReason } from './attribution/reasons.js';
