/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type {} from '@goodword/elements/types/preact';

export function Offer(): VNode {
  return (
    <goodword-program program="acme" identityToken="eyJ" lang="de" class="offer">
      <goodword-refer
        sku="mug-1"
        onClick={(event) => event.currentTarget.share('copy')}
        ongoodword-shared={(event) => event.detail.channel.toUpperCase()}
      />
      {/* @ts-expect-error -- a product's number is text */}
      <goodword-share sku={1} />
      {/* @ts-expect-error -- there is no such property */}
      <goodword-share product="mug-1" />
      {/* @ts-expect-error -- an element has no such detail */}
      <goodword-refer ongoodword-shared={(event) => event.detail.leadId} />
      {/* @ts-expect-error -- there is no such element */}
      <goodword-unknown />
    </goodword-program>
  );
}
