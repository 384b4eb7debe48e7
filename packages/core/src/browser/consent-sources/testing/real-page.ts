import { waitUntil } from '@open-wc/testing';
import type { Realm } from './open-realm.js';

/** Presses what the platform shows, once it shows it. */
export async function click({ document }: Realm, selector: string): Promise<void> {
  const find = () => document.querySelector<HTMLElement>(selector);
  await waitUntil(find, `${selector} is not shown.`);
  find()?.click();
  // The platforms draw themselves anew in the next frame or two.
  await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Forgets what a platform of an earlier test kept on this device. */
export function clearDevice(): void {
  localStorage.clear();
  sessionStorage.clear();
  for (const cookie of document.cookie.split('; ')) {
    const ended = `${cookie.split('=')[0]}=; max-age=0; path=/`;
    document.cookie = ended;
    // Some platforms keep theirs for the domain wherever the host's name has a dot.
    document.cookie = `${ended}; domain=${location.hostname}`;
  }
}
