import { isUnsafeAddress } from '../channels/is-unsafe-address.js';
import type { Page } from '../ports.js';

/** The browser's own ways to share. */
export function createSharing(): Pick<
  Page,
  'open' | 'isMobile' | 'canShareNatively' | 'shareNatively' | 'copy'
> {
  return {
    open,
    isMobile,
    canShareNatively: () => typeof navigator.share === 'function',
    async shareNatively(data) {
      try {
        await navigator.share(data);
        return 'completed';
      } catch {
        // The person closed the sheet, or the page may not open it: neither is an error of theirs.
        return 'cancelled';
      }
    },
    async copy(text) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** Client hints where there are any, else the name: an iPad calls itself a Mac with a touch screen. */
function isMobile(): boolean {
  const { userAgentData, userAgent, maxTouchPoints } = navigator as Navigator & {
    userAgentData?: { mobile: boolean };
  };
  return (
    userAgentData?.mobile ??
    (/Android|iPhone|iPad|Mobile/.test(userAgent) ||
      (userAgent.includes('Macintosh') && maxTouchPoints > 1))
  );
}

/** Opens a network's page without an opener; what leads to another program leaves no empty window. */
function open(url: string): boolean {
  if (isUnsafeAddress(url)) return false;
  if (!/^https?:/i.test(url)) {
    location.href = url;
    return true;
  }
  // With `noopener` the answer is always null, so that a blocked window cannot be told from an
  // open one: https://html.spec.whatwg.org/multipage/nav-history-apis.html#dom-open
  window.open(url, '_blank', 'noopener,noreferrer');
  return true;
}
