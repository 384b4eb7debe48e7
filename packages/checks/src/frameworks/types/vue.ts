import type { GlobalComponents } from 'vue';
import type { GoodwordSharedEvent } from '@goodword/elements';
import type {} from '@goodword/elements/types/vue';

/** What a template may bind, and what it may listen to, as Vue's language tools read it. */
type Props<Tag extends keyof GlobalComponents> = InstanceType<GlobalComponents[Tag]>['$props'];
type Emit<Tag extends keyof GlobalComponents> = InstanceType<GlobalComponents[Tag]>['$emit'];

export const refer: Props<'goodword-refer'> = { sku: 'mug-1', class: 'offer', lang: 'de' };

export const program: Props<'goodword-program'> = { program: 'acme', identityToken: 'eyJ' };

// @ts-expect-error -- a product's number is text
export const wrongType: Props<'goodword-refer'> = { sku: 1 };

// @ts-expect-error -- there is no such property
export const wrongName: Props<'goodword-refer'> = { product: 'mug-1' };

// @ts-expect-error -- there is no such element
export type WrongTag = Props<'goodword-unknown'>;

export function dispatch(emit: Emit<'goodword-refer'>, event: GoodwordSharedEvent): void {
  emit('goodword-shared', event);
  // @ts-expect-error -- another event's detail
  emit('goodword-enrolled', event);
  // @ts-expect-error -- there is no such event
  emit('goodword-unknown', event);
}
