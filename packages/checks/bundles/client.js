export { createReferralClient } from '@goodword/core/browser';
