/** Addresses that would run or read something of the page instead of opening a network. */
const UNSAFE = /^\s*(javascript|vbscript|data|blob|file|about|filesystem):/i;

export const isUnsafeAddress = (address: string): boolean => UNSAFE.test(address);
