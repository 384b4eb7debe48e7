/** What a person said to a service: its names, and `true`, `false`, or no answer of their own. */
export type ServiceAnswer = readonly [names: readonly unknown[], answer: unknown];

/**
 * The answers to all services that go by a name, be it their own or their category's.
 *
 * @returns one unknown answer where there is no such service: what is missing was not allowed
 */
export function readServices(services: readonly ServiceAnswer[], name: string): unknown[] {
  const found = services.filter(([names]) => names.includes(name));
  return found.length ? found.map(([, answer]) => answer) : [undefined];
}
