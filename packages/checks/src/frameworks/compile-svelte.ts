import { compile } from 'svelte/compiler';
import type { PluginOption } from 'vite';

/** A bundler's plugin for Svelte's components, as small as a test needs it. */
export function compileSvelte(): PluginOption {
  return {
    name: 'compile-svelte',
    transform(source, filename) {
      if (!filename.endsWith('.svelte')) return null;
      return compile(source, { filename, generate: 'client', css: 'injected' }).js;
    },
  };
}
