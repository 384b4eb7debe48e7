// First of all: it prepares Lit before any class of it is there.
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import '@goodword/elements/define';
