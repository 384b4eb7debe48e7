import { mount, unmount } from 'svelte';
import Offer from './offer.svelte';
import { startPage } from './start-page.js';

startPage((target, client) => {
  const app = mount(Offer, { target, props: { client } });
  return () => void unmount(app);
});
