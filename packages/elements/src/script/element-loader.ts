/** Loads what defines a tag. */
export type ElementLoaders = Readonly<Record<string, () => Promise<void>>>;

/** How far below the fold an element is made ready, so that a person who scrolls finds it there. */
const AHEAD = '400px';

/**
 * Loads an element's code when its tag is on the page: at once where it is near the screen, else
 * when it comes near.
 *
 * @param onError a chunk that could not be loaded; what stands in the element stays
 * @returns a function that stops watching
 */
export function watchElements(
  root: Element,
  loaders: ElementLoaders,
  onError: (error: unknown) => void,
): () => void {
  const selector = Object.keys(loaders).join();
  const watched = new WeakSet<Element>();
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) load(target);
    },
    { rootMargin: AHEAD },
  );

  function load(element: Element): void {
    near.unobserve(element);
    loaders[element.localName]?.().catch(onError);
  }

  function look(): void {
    for (const element of root.querySelectorAll(selector)) {
      if (watched.has(element)) continue;
      watched.add(element);
      // A provider has no place on the screen, and others wait for it.
      if (element.localName === 'goodword-program') load(element);
      else near.observe(element);
    }
  }

  const changes = new MutationObserver(look);
  changes.observe(root, { childList: true, subtree: true });
  look();
  return () => {
    changes.disconnect();
    near.disconnect();
  };
}
