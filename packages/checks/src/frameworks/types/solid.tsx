/** @jsxImportSource solid-js */
import type { JSX } from 'solid-js';
import type {} from '@goodword/elements/types/solid';

export function Offer(): JSX.Element {
  return (
    <goodword-program program="acme" prop:identityToken="eyJ" lang="de" class="offer">
      <goodword-refer
        sku="mug-1"
        onClick={(event) => event.currentTarget.share('copy')}
        on:goodword-shared={(event) => event.detail.channel.toUpperCase()}
      />
      {/* @ts-expect-error -- a product's number is text */}
      <goodword-share prop:sku={1} />
      {/* @ts-expect-error -- there is no such property */}
      <goodword-share product="mug-1" />
      {/* @ts-expect-error -- an element has no such detail */}
      <goodword-refer on:goodword-shared={(event) => event.detail.leadId} />
      {/* @ts-expect-error -- there is no such element */}
      <goodword-unknown />
    </goodword-program>
  );
}
