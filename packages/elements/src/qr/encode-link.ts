import { correction, generate } from 'lean-qr/nano';
import { toSvgPath } from 'lean-qr/extras/svg';

/** The light margin that a reader needs around a code, in modules. ISO/IEC 18004, 9.1 */
export const QUIET_ZONE = 4;

/** A code as one outline, on a grid of one unit a module. */
export interface EncodedLink {
  /** For the `d` of a path; the first module begins at 0, 0. */
  path: string;
  /** Width and height in modules, without the quiet zone. */
  modules: number;
}

/**
 * Encodes a link as a QR code of which 15 % may be dirty or torn.
 *
 * @returns `undefined` for a link that no code can hold (over 2,331 bytes)
 */
export function encodeLink(url: string): EncodedLink | undefined {
  try {
    const code = generate(url, { minCorrectionLevel: correction.M });
    return { path: toSvgPath(code as Parameters<typeof toSvgPath>[0]), modules: code.size };
  } catch {
    return undefined;
  }
}
