export { generateCode, parseCode } from '@goodword/core';
