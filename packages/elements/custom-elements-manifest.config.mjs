import { nameElements } from './scripts/manifest/name-elements.mjs';
import { publishManifest } from './scripts/manifest/publish-manifest.mjs';

/** How the custom-elements manifest is read from the doc blocks of the element classes. */
export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.test.ts', 'src/testing/**', 'src/script/**'],
  outdir: 'dist',
  litelement: true,
  // The field in package.json is written by hand.
  packagejson: false,
  quiet: true,
  plugins: [nameElements(), publishManifest()],
};
