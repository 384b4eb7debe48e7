/**
 * What each framework's own types learn of the elements. The texts are the same whatever elements
 * there are: they read them from `elements.d.ts`.
 */

const ELEMENTS = "import type { GoodwordCssProperties, GoodwordElements } from './elements.js';";
const TAGS = "import type { GoodwordElements } from './elements.js';";

const react = `import type { DetailedHTMLProps, HTMLAttributes } from 'react';
${ELEMENTS}

type Attributes<Element> = DetailedHTMLProps<HTMLAttributes<Element>, Element>;

/** The elements' tags, for React 19. */
export type GoodwordTags = {
  [Tag in keyof GoodwordElements]: Attributes<GoodwordElements[Tag]['element']> &
    GoodwordElements[Tag]['props'];
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends GoodwordTags {}
  }
  interface CSSProperties extends GoodwordCssProperties {}
}
`;

const preact = `import type { ClassAttributes, HTMLAttributes } from 'preact';
${TAGS}

/** The elements' tags, for Preact. */
export type GoodwordTags = {
  [Tag in keyof GoodwordElements]: HTMLAttributes<GoodwordElements[Tag]['element']> &
    ClassAttributes<GoodwordElements[Tag]['element']> &
    GoodwordElements[Tag]['props'];
};

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends GoodwordTags {}
  }
}
`;

const solid = `import type { JSX } from 'solid-js';
${TAGS}

/** The elements' tags, for Solid. */
export type GoodwordTags = {
  [Tag in keyof GoodwordElements]: JSX.HTMLAttributes<GoodwordElements[Tag]['element']> &
    GoodwordElements[Tag]['props'] &
    GoodwordElements[Tag]['solidProps'];
};

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends GoodwordTags {}
  }
}
`;

const vue = `import type { EmitFn, HTMLAttributes } from 'vue';
${TAGS}

type Emits<Events> = EmitFn<{ [Name in keyof Events]: (event: Events[Name]) => void }>;

/** A custom element as a Vue template sees a component. */
type CustomElement<Element extends HTMLElement, Properties extends keyof Element, Events> = new () => Element & {
  /** @deprecated For the types of a template alone: an element has no such property. */
  $props: HTMLAttributes & Partial<Pick<Element, Properties>>;
  /** @deprecated For the types of a template alone: an element has no such method. */
  $emit: Emits<Events>;
};

/** The elements' tags, for Vue 3. */
export type GoodwordTags = {
  [Tag in keyof GoodwordElements]: CustomElement<
    GoodwordElements[Tag]['element'],
    GoodwordElements[Tag]['properties'] & keyof GoodwordElements[Tag]['element'],
    GoodwordElements[Tag]['events']
  >;
};

declare module 'vue' {
  interface GlobalComponents extends GoodwordTags {}
}
`;

const svelte = `import type { HTMLAttributes } from 'svelte/elements';
${TAGS}

/** The elements' tags, for Svelte 5. */
export type GoodwordTags = {
  [Tag in keyof GoodwordElements]: HTMLAttributes<GoodwordElements[Tag]['element']> &
    GoodwordElements[Tag]['props'];
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends GoodwordTags {}
}
`;

export const FRAMEWORK_TYPES = { react, preact, solid, vue, svelte };
