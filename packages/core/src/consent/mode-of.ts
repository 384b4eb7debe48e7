import type { ConsentMode } from '@goodword/protocol';

/** The host's mode, else the program's; a program cannot assert a host's basis for it. */
export const modeOf = (
  asked: ConsentMode | undefined,
  ofProgram: ConsentMode | undefined,
): ConsentMode => asked ?? (ofProgram === 'granted' ? undefined : ofProgram) ?? 'consent';
