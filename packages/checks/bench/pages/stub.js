/** A script of the size and the work of those that only follow a link: it reads it and says so. */
const { searchParams } = new URL(location.href);
const code = searchParams.get('ref') ?? searchParams.get('via');
const [, kept] = /(?:^|; )followed=([^;]*)/.exec(document.cookie) ?? [];
if (code && code !== kept) document.cookie = `followed=${code}; max-age=7776000; path=/`;
globalThis.followed = {
  code: code ?? kept,
  track: (name) => navigator.sendBeacon?.('/track', name),
};
for (const link of document.querySelectorAll('a[href^="http"]')) {
  if (link.dataset.follow) link.href = `${link.href}?ref=${code ?? kept}`;
}
