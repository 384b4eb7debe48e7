/** The pure rules that client and server share: the same verdict on both sides. */
export { createId, type CreateIdOptions } from './ids/create-id.js';
export { drawId } from './ids/draw-id.js';
export { checkCharacter } from './codes/check-character.js';
export { CODE_LENGTH, CODE_RANDOM_LENGTH, codeLength } from './codes/code-length.js';
export { generateCode, type GenerateCodeOptions } from './codes/generate-code.js';
export { createCodeGenerator, type CodeGeneratorOptions } from './codes/create-code-generator.js';
export { parseCode, type CodeFault, type ParsedCode } from './codes/parse-code.js';
export { formatCode } from './codes/format-code.js';
export { prefixCode } from './codes/prefix-code.js';
export { parseCampaignCode, type ParsedCampaignCode } from './codes/parse-campaign-code.js';
export { suggestCode, type SuggestCodeOptions } from './codes/suggest-code.js';
export {
  checkVanityCode,
  type CheckedVanityCode,
  type CheckVanityCodeOptions,
  type VanityFault,
} from './codes/check-vanity-code.js';
export { hasOffence } from './codes/has-offence.js';
export { collisionProbability, type CollisionOptions } from './codes/collision-probability.js';
export {
  codesUntilCollision,
  type CodesUntilCollisionOptions,
} from './codes/codes-until-collision.js';
export { buildShareLink, type ShareLinkOptions } from './links/build-share-link.js';
export { buildLandingLink, type LandingLinkOptions } from './links/build-landing-link.js';
export { codeParameters } from './links/code-parameters.js';
export { CODE_PARAMETER, readLandingUrl, type Landing } from './links/read-landing-url.js';
export { cleanLandingUrl } from './links/clean-landing-url.js';
export { safeUrl } from './links/safe-url.js';
export {
  decideAttribution,
  type AttributionContext,
  type Claim,
} from './attribution/decide-attribution.js';
export { attributionReason, type AttributionReason } from './attribution/reasons.js';
export { readProgress, type Progress } from './read-progress.js';
