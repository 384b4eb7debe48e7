/**
 * Lit's Trusted Types policy under a name of ours, so that a page which allows `goodword` alone
 * runs the script build, and so that it lives beside a host's own Lit.
 */
export function renameTrustedTypesPolicy() {
  return {
    name: 'rename-trusted-types-policy',
    transform(code, id) {
      if (!/[\\/]lit-html\.js$/.test(id)) return null;
      const renamed = code.replace(/createPolicy\((["'])lit-html\1/, 'createPolicy("goodword"');
      if (renamed === code)
        this.error('lit-html no longer creates its policy where it was expected');
      return { code: renamed, map: null };
    },
  };
}
