import { comeToRest, mount } from './mount.js';
import { COMMON_STATES, SHOWN_STATES } from './states.js';

/**
 * Shows one element in all its states, one below the other, as the address says:
 * `?element=refer&lang=ar`, or one state: `?state=refer-known`. `npm run visual` takes pictures of it.
 */
const parameters = new URLSearchParams(location.search);
const element = parameters.get('element');
const state = parameters.get('state');
const lang = parameters.get('lang') ?? 'en';

document.body.dir = lang === 'ar' ? 'rtl' : 'ltr';

const wanted = element
  ? SHOWN_STATES.filter(({ name }) => name.split('-')[0] === element)
  : [...SHOWN_STATES, ...COMMON_STATES].filter(({ name }) => name === state).slice(0, 1);

for (const { tag, createClient, properties = {}, arrange } of wanted) {
  const shown = await mount(tag, createClient(), { lang, properties });
  await arrange?.(shown);
  await shown.updateComplete;
  await comeToRest(shown);
}
await document.fonts.ready;
(document.activeElement as HTMLElement | null)?.blur();
scrollTo(0, 0);
document.documentElement.dataset.shown = '';
