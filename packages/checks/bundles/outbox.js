export { createOutbox } from '@goodword/core';
