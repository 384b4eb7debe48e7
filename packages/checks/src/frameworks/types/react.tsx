import { useRef, type ReactElement } from 'react';
import type { GoodwordRefer } from '@goodword/elements';
import type {} from '@goodword/elements/types/react';

export function Offer(): ReactElement {
  const refer = useRef<GoodwordRefer>(null);
  return (
    <goodword-program program="acme" identityToken="eyJ" lang="de" className="offer">
      <goodword-refer
        ref={refer}
        sku="mug-1"
        style={{ '--goodword-radius': '0' }}
        onClick={(event) => event.currentTarget.share('copy')}
        ongoodword-shared={(event) => event.detail.channel.toUpperCase()}
        ongoodword-error={({ detail }) => detail.retriable === true}
      />
      <goodword-lead ongoodword-lead-request={(event) => event.preventDefault()} />
      {/* @ts-expect-error -- a product's number is text */}
      <goodword-share sku={1} />
      {/* @ts-expect-error -- there is no such property */}
      <goodword-share product="mug-1" />
      {/* @ts-expect-error -- an element has no such detail */}
      <goodword-refer ongoodword-shared={(event) => event.detail.leadId} />
      {/* @ts-expect-error -- a handler is a function */}
      <goodword-refer ongoodword-shared="share" />
      {/* @ts-expect-error -- there is no such element */}
      <goodword-unknown />
    </goodword-program>
  );
}
