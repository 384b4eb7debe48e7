/** Defines an element, once: a tag that is taken stays as it is, so that loading twice is harmless. */
export function defineElement(
  element: CustomElementConstructor,
  tag: string,
  registry: CustomElementRegistry,
): void {
  if (registry.get(tag)) return;
  // A registry takes a class once; a second tag needs a class of its own.
  registry.define(tag, registry.getName(element) ? class extends element {} : element);
}
