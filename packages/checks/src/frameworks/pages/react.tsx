import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { ReferralClient } from '@goodword/core';
import type {} from '@goodword/elements/types/react';
import { PRODUCTS } from './products.js';
import { startPage } from './start-page.js';

function Offer({ client }: { client: ReferralClient }) {
  const [sku, setSku] = useState<string>(PRODUCTS[0]);
  const [code, setCode] = useState('');
  return (
    <goodword-program client={client}>
      <goodword-refer sku={sku} ongoodword-enrolled={({ detail }) => setCode(detail.code)} />
      <button onClick={() => setSku(PRODUCTS[1])}>Another product</button>
      <output>{code}</output>
    </goodword-program>
  );
}

startPage((target, client) => {
  const root = createRoot(target);
  root.render(<Offer client={client} />);
  return () => root.unmount();
});
