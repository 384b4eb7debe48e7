import {
  buildLandingLink,
  buildShareAddress,
  findChannel,
  formatCode,
  generateCode,
  parseCode,
  suggestCode,
} from '@goodword/core';
import { createReferralClient } from '@goodword/core/browser';
import { createOwnEndpoint } from './own-endpoint.js';

const CHANNELS = ['whatsapp', 'email', 'bluesky'];
const TEXT = 'I drink what the Tea club sends. With my link you get 5 euros.';
const DISCLOSURE = 'I get 5 euros too.';

const find = <Type extends HTMLElement = HTMLElement>(id: string): Type => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element as Type;
};

const client = createReferralClient({
  program: 'tea-club',
  endpoint: createOwnEndpoint(({ resource, detail }) => {
    const entry = document.createElement('li');
    entry.textContent = `${resource}: ${detail}`;
    find('log').append(entry);
  }),
});

function showWelcome(): void {
  const { referrer } = client.get();
  find('welcome').textContent = referrer ? `A friend sent you (${referrer.code}).` : '';
}
client.subscribe(showWelcome);
void client.load();

function showLink(): void {
  const code = generateCode();
  const page = location.origin + location.pathname;
  find('code').textContent = formatCode(code);
  find<HTMLInputElement>('link').value = buildLandingLink({ page, code });
  find('channels').replaceChildren(
    ...CHANNELS.map((name) => {
      const channel = findChannel(name);
      const url = buildLandingLink({ page, code, via: name });
      const message = { url, text: TEXT, title: 'Tea club', disclosure: DISCLOSURE };
      const anchor = document.createElement('a');
      anchor.href = (channel && buildShareAddress(channel, message)) ?? url;
      anchor.target = '_blank';
      anchor.rel = 'noopener';
      anchor.textContent = `Share by ${name}`;
      anchor.addEventListener('click', () => {
        void client.track({ type: 'share', channel: name });
      });
      const item = document.createElement('li');
      item.append(anchor);
      return item;
    }),
  );
  find('mine').hidden = false;
}
find('make').addEventListener('click', showLink);

async function claim(): Promise<void> {
  const typed = find<HTMLInputElement>('entry').value;
  const verdict = find('verdict');
  const parsed = parseCode(typed);
  if (!parsed.ok) {
    const [meant] = parsed.reason === 'check' ? suggestCode(typed) : [];
    verdict.textContent = meant
      ? `There is a typing mistake. Did you mean ${formatCode(meant)}?`
      : 'This is no code of ours.';
    return;
  }
  await client.claim(parsed.code);
  verdict.textContent = `Thank you. ${formatCode(parsed.code)} counts.`;
}
find('claim').addEventListener('submit', (event) => {
  event.preventDefault();
  claim().catch(() => {
    find('verdict').textContent = 'That did not work. Please try again.';
  });
});

for (const [id, isAllowed] of [
  ['allow', true],
  ['refuse', false],
] as const) {
  find(id).addEventListener('click', () => {
    void client.consent.set({ attribution: isAllowed, measurement: isAllowed }, 'banner');
  });
}
