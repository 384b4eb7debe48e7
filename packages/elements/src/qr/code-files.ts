import { QUIET_ZONE, type EncodedLink } from './encode-link.js';

/** The least width of a picture, in pixels: sharp on a poster of A5. */
const PICTURE_WIDTH = 1200;

/** The code as an SVG file. Every value in it is a number or an outline of numbers. */
export function toSvgFile({ path, modules }: EncodedLink): Blob {
  const width = modules + 2 * QUIET_ZONE;
  const box = `${-QUIET_ZONE} ${-QUIET_ZONE} ${width} ${width}`;
  const ground = `<path fill="#fff" d="M${-QUIET_ZONE} ${-QUIET_ZONE}h${width}v${width}h${-width}z"/>`;
  const source = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${PICTURE_WIDTH}" height="${PICTURE_WIDTH}" shape-rendering="crispEdges">${ground}<path d="${path}"/></svg>`;
  return new Blob([source], { type: 'image/svg+xml' });
}

/**
 * The code as a PNG file, each module a whole number of pixels. It is drawn from its outline and not
 * from a picture, which a policy without `img-src` would refuse.
 *
 * @returns `null` where the browser gives no picture, as some do against fingerprinting
 */
export function toPngFile({ path, modules }: EncodedLink): Promise<Blob | null> {
  const width = modules + 2 * QUIET_ZONE;
  const scale = Math.ceil(PICTURE_WIDTH / width);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = width * scale;
  const context = canvas.getContext('2d');
  if (!context) return Promise.resolve(null);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  context.scale(scale, scale);
  context.translate(QUIET_ZONE, QUIET_ZONE);
  context.fill(new Path2D(path));
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

/** Gives a file to the person, by the browser's own way of downloading. @returns whether there was one */
export function saveFile(file: Blob | null, name: string): boolean {
  if (!file) return false;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken the file up once the click is over.
  setTimeout(() => URL.revokeObjectURL(link.href));
  return true;
}
