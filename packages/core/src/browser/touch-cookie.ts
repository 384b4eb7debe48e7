import type { Storage } from '../ports.js';
import type { Touch } from '../state.js';

/** The one cookie, and only where the host names a domain whose subdomains share a touch. */
const NAME = 'goodword_touch';

/** Browsers cap a cookie's life at 400 days: https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html */
const LONGEST_LIFE = 395 * 86_400;

/**
 * A storage that also keeps the touch in a cookie of the domain, and finds there what another
 * subdomain has kept. It reads and writes when the storage is, so never before a grant.
 *
 * @param domain a domain that the page belongs to, as in `example.com`
 */
export function withTouchCookie(storage: Storage, domain: string): Storage {
  const write = (value: string, seconds: number): void => {
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `${NAME}=${value}; Domain=${domain}; Path=/; Max-Age=${seconds}; SameSite=Lax${secure}`;
  };
  const own: Pick<Storage, 'readTouch' | 'writeTouch' | 'clear'> = {
    async readTouch() {
      const kept = await storage.readTouch();
      const shared = readCookie();
      // The later one is the touch that this person made last, on whatever subdomain.
      return shared && shared.touchedAt > (kept?.touchedAt ?? 0) ? shared : kept;
    },
    async writeTouch(touch, expiresAt) {
      const life = Math.floor((expiresAt - Date.now()) / 1000);
      write(encodeURIComponent(JSON.stringify(touch)), Math.min(Math.max(life, 0), LONGEST_LIFE));
      await storage.writeTouch(touch, expiresAt);
    },
    async clear(purposes) {
      if (purposes.includes('attribution')) write('', 0);
      await storage.clear(purposes);
    },
  };
  // A storage of the host's own may be a class: its other methods keep their `this`.
  return new Proxy(storage, {
    get: (target, name: keyof Storage) =>
      name in own ? own[name as keyof typeof own] : target[name].bind(target),
  });
}

/** What stands in the cookie, if it is a touch; anybody on the domain may have written it. */
function readCookie(): Touch | undefined {
  const entry = document.cookie.split('; ').find((pair) => pair.startsWith(`${NAME}=`));
  try {
    const found = JSON.parse(decodeURIComponent(entry?.slice(NAME.length + 1) ?? '')) as Touch;
    const isTouch =
      typeof found.code === 'string' &&
      /^[0-9A-Z]{3,20}$/i.test(found.code) &&
      Number.isFinite(found.touchedAt) &&
      found.touchedAt <= Date.now();
    if (!isTouch) return undefined;
    const { code, touchedAt, via, sku } = found;
    return {
      code,
      touchedAt,
      ...(typeof via === 'string' ? { via } : {}),
      ...(typeof sku === 'string' ? { sku } : {}),
    };
  } catch {
    return undefined;
  }
}
